/**
 * The whole stack on one machine: starts what the template describes, and puts it on its servers.
 */
import { type Application, createApplication } from './application.ts';
import { createConsole } from './console/console.ts';
import type { HttpAnswer, HttpRequest } from './http-api/gateway.ts';
import type { LogLine } from './lambda/function.ts';
import { createHosts } from './lambda/hosts.ts';
import { Lambda } from './lambda/lambda.ts';
import type { Endpoints } from './lambda/lambdas.ts';
import { type Newest, newest } from './newest.ts';
import { startSchedules } from './schedules.ts';
import type { Servers } from './servers.ts';
import { deployBuckets } from './site/bucket.ts';
import { distributionOf } from './site/distribution.ts';
import { createStops } from './stops.ts';
import { startPolling } from './streams/polling.ts';
import { readAssembly } from './template/assembly.ts';
import { resolveStack } from './template/stack.ts';

export type SystemOptions = {
  /** A cdk.out folder. */
  readonly assembly: string;
  readonly stackName?: string;
  /** They listen, and do not answer yet. The system stops them, also when it fails to start. */
  readonly servers: Pick<Servers, 'page' | 'aws' | 'dynamoDb'>;
  /** Values for the template's parameters, as a deployment gives them. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Values of secrets by the start of their logical ids. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Where the console reads the payments: the stand-in's state, if there is a stand-in. */
  readonly stripeStateUrl?: string;
  /** Where data is kept between runs; without it, data is in memory. */
  readonly folder?: string;
  readonly log?: (line: LogLine) => void;
  /** Milliseconds before each retry of a state; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /**
   * Milliseconds that a state waits for its token, rounded up to seconds; without it its own time.
   */
  readonly tokenWaitMs?: number;
  /** Gives the functions other addresses of DynamoDB and AWS: tests put proxies there. */
  readonly between?: (endpoints: Endpoints) => Promise<Endpoints>;
};

export type System = Omit<Application, 'deploy' | 'stop'> & {
  readonly pageUrl: string;
  readonly awsUrl: string;
  readonly dynamoDbUrl: string;
  /** The newest lines, at least ten thousand. */
  readonly logs: readonly LogLine[];
  readonly stop: () => Promise<void>;
};

/** How many lines of the functions' logs are kept. All of them are printed. */
const keptLines = 10_000;

/** Starts everything. Throws an Error that says what could not be started. */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const { folder, parameters = {}, log = () => {} } = options;
  const { page, aws, dynamoDb } = options.servers;
  const stops = createStops();
  stops.add(dynamoDb.stop);
  stops.add(aws.stop);
  stops.add(page.stop);
  try {
    const assembly = readAssembly(options.assembly, options.stackName ?? 'Holdfast');
    const stack = resolveStack(assembly, parameters, `127.0.0.1:${page.port}`);
    const hosts = createHosts();
    stops.add(hosts.stop);
    const direct = { dynamoDb: dynamoDb.url, aws: aws.url };
    const logs = newest<LogLine>(keptLines);
    const say = (line: LogLine): void => {
      logs.add(line);
      log(line);
    };
    const application = createApplication(stack, {
      dynamoDbUrl: dynamoDb.url,
      endpoints: (await options.between?.(direct)) ?? direct,
      runtime: (configuration) => new Lambda(configuration, hosts, say),
      log: say,
      secrets: options.secrets,
      ...(folder !== undefined && { folder }),
      ...(options.retryDelayMs !== undefined && { retryDelayMs: options.retryDelayMs }),
      ...(options.tokenWaitMs !== undefined && { tokenWaitMs: options.tokenWaitMs }),
    });
    stops.add(application.stop);
    aws.answerWith(application.aws);
    await application.deploy();
    stops.add(startSchedules(application.schedules));
    stops.add(
      startPolling(application.eventSources, (functionName, text) =>
        say({ functionName, at: Date.now(), text }),
      ),
    );
    page.answerWith(pageOf(application, { ...options, logs, dynamoDbUrl: dynamoDb.url }));
    // First of all, so that no request comes while the parts behind the page stop.
    stops.add(page.stop);
    return {
      ...application,
      pageUrl: page.url,
      awsUrl: aws.url,
      dynamoDbUrl: dynamoDb.url,
      logs: logs.kept,
      stop: stops.stopAll,
    };
  } catch (error) {
    await stops.stopAll();
    throw error;
  }
};

type Seen = Pick<SystemOptions, 'stripeStateUrl'> & {
  readonly logs: Newest<LogLine>;
  readonly dynamoDbUrl: string;
};

/** The shop as its distribution serves it, and the developer's console beside it. */
const pageOf = (application: Application, { logs, dynamoDbUrl, stripeStateUrl }: Seen) => {
  const { stack, api } = application;
  const shop = distributionOf(stack, { buckets: deployBuckets(stack), api });
  const console = createConsole({ ...application, logs, dynamoDbUrl, stripeStateUrl });
  return (request: HttpRequest): Promise<HttpAnswer> =>
    request.path.startsWith('/_local') ? console(request) : shop(request);
};
