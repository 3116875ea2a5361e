/** The whole stack on one machine: what the template describes, started and put on its ports. */
import { type Application, createApplication } from './application.ts';
import { createConsole } from './console/console.ts';
import { type Engine, startEngine } from './dynamodb/engine.ts';
import type { HttpRequest } from './http-api/gateway.ts';
import { type HttpServer, serve } from './http-server.ts';
import { Lambda, type LogLine } from './lambda/lambda.ts';
import type { Endpoints } from './lambda/lambdas.ts';
import { freePort } from './ports.ts';
import { startSchedules } from './schedules.ts';
import { deployBuckets } from './site/bucket.ts';
import { distributionOf } from './site/distribution.ts';
import { startPolling } from './streams/polling.ts';
import { readAssembly } from './template/assembly.ts';
import { resolveStack } from './template/stack.ts';

export type SystemOptions = {
  /** A cdk.out folder. */
  readonly assembly: string;
  readonly stackName?: string;
  readonly ports: { readonly page: number; readonly aws: number; readonly dynamoDb: number };
  /** Values for the template's parameters, as a deployment gives them. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Values of secrets by how their logical ids begin. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Where payments are seen by the console: the stand-in's state, if there is one. */
  readonly stripeStateUrl?: string;
  /** Where data is kept between runs; without it, in memory. */
  readonly folder?: string;
  readonly log?: (line: LogLine) => void;
  /** Milliseconds before each retry of a state; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /** Milliseconds, by the second, that a state waits for its token; without it its own time. */
  readonly tokenWaitMs?: number;
  /** Where the functions find DynamoDB and AWS instead: tests put themselves in between. */
  readonly between?: (endpoints: Endpoints) => Promise<Endpoints>;
};

export type System = Omit<Application, 'deploy' | 'stop'> & {
  readonly pageUrl: string;
  readonly awsUrl: string;
  readonly dynamoDbUrl: string;
  readonly logs: readonly LogLine[];
  readonly stop: () => Promise<void>;
};

/** Starts everything; throws an Error that says what could not be. */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const { folder, parameters = {}, log = () => {}, ports } = options;
  const assembly = readAssembly(options.assembly, options.stackName ?? 'Holdfast');
  const pagePort = ports.page === 0 ? await freePort() : ports.page;
  const stack = resolveStack(assembly, parameters, `127.0.0.1:${pagePort}`);
  const dynamoDbPort = ports.dynamoDb === 0 ? await freePort() : ports.dynamoDb;
  const stopping: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const each of stopping.reverse()) await each();
  };
  try {
    const engine: Engine = await startEngine({
      port: dynamoDbPort,
      ...(folder !== undefined && { folder }),
    });
    stopping.push(engine.stop);
    const awsPort = ports.aws === 0 ? await freePort() : ports.aws;
    const direct = { dynamoDb: engine.url, aws: `http://127.0.0.1:${awsPort}` };
    const logs: LogLine[] = [];
    const say = (line: LogLine): void => {
      logs.push(line);
      log(line);
    };
    const application = createApplication(stack, {
      dynamoDbUrl: engine.url,
      endpoints: (await options.between?.(direct)) ?? direct,
      runtime: (configuration) => new Lambda(configuration, say),
      log: say,
      secrets: options.secrets,
      ...(folder !== undefined && { folder }),
      ...(options.retryDelayMs !== undefined && { retryDelayMs: options.retryDelayMs }),
      ...(options.tokenWaitMs !== undefined && { tokenWaitMs: options.tokenWaitMs }),
    });
    stopping.push(application.stop);
    await application.deploy();
    const aws = await serve(awsPort, application.aws);
    stopping.push(aws.stop);
    stopping.push(startSchedules(application.schedules));
    stopping.push(
      startPolling(application.eventSources, (functionName, text) =>
        say({ functionName, at: Date.now(), text }),
      ),
    );
    const distribution = distributionOf(stack, {
      buckets: deployBuckets(stack),
      api: application.api,
    });
    const console = createConsole({
      definition: application.definition,
      executions: application.executions,
      logs,
      tables: application.tables,
      dynamoDbUrl: engine.url,
      stripeStateUrl: options.stripeStateUrl,
      schedules: application.schedules,
      eventBuses: application.eventBuses,
      queues: application.queues,
    });
    const page: HttpServer = await serve(pagePort, (request: HttpRequest) =>
      request.path.startsWith('/_local') ? console(request) : distribution(request),
    );
    stopping.push(page.stop);
    return {
      ...application,
      pageUrl: page.url,
      awsUrl: aws.url,
      dynamoDbUrl: engine.url,
      logs,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
