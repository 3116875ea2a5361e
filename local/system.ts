/**
 * The whole stack on one machine: starts what the template describes, and puts it on its servers.
 */
import { type Application, createApplication } from './application.ts';
import { createConsole } from './console/console.ts';
import type { HttpAnswer, HttpRequest } from './http-api/gateway.ts';
import { createDeployments } from './lambda/deployments.ts';
import type { LogLine } from './lambda/function.ts';
import { createHosts } from './lambda/hosts.ts';
import type { Endpoints } from './lambda/lambdas.ts';
import { type Newest, newest } from './newest.ts';
import { assertReloadable } from './reload/assert-reloadable.ts';
import { differencesBetween } from './reload/differences.ts';
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

export type System = Omit<Application, 'begin' | 'deploy' | 'stop'> & {
  readonly pageUrl: string;
  readonly awsUrl: string;
  readonly dynamoDbUrl: string;
  /** The newest lines, at least ten thousand. */
  readonly logs: readonly LogLine[];
  /**
   * Runs what is in this assembly from now on, and keeps all data. What runs ends as it began. Resolves to what is
   * different. Throws an Error, and changes nothing, when the assembly can't be run or a running system can't
   * take it over.
   */
  readonly reload: (assembly: string) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

/** How many lines of the functions' logs are kept. All of them are printed. */
const keptLines = 10_000;

/** Starts everything. Throws an Error that says what could not be started. */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const { parameters = {}, log = () => {} } = options;
  const { page, aws, dynamoDb } = options.servers;
  const stops = createStops();
  stops.add(dynamoDb.stop);
  stops.add(aws.stop);
  stops.add(page.stop);
  try {
    const hosts = createHosts();
    stops.add(hosts.stop);
    const direct = { dynamoDb: dynamoDb.url, aws: aws.url };
    const endpoints = (await options.between?.(direct)) ?? direct;
    const logs = newest<LogLine>(keptLines);
    const say = (line: LogLine): void => {
      logs.add(line);
      log(line);
    };
    const nextDeployment = createDeployments(hosts, say);
    const prepare = (folderOfAssembly: string, former?: Application) => {
      const assembly = readAssembly(folderOfAssembly, options.stackName ?? 'Holdfast');
      const stack = resolveStack(assembly, parameters, `127.0.0.1:${page.port}`);
      if (former !== undefined) assertReloadable(former.stack, stack);
      const deployment = nextDeployment();
      const { runtime } = deployment;
      const more = { dynamoDbUrl: dynamoDb.url, endpoints, runtime, log: say };
      const application = createApplication(stack, { ...options, ...more }, former);
      const shown = { ...options, logs, dynamoDbUrl: dynamoDb.url };
      return { application, deployment, answer: pageOf(application, shown) };
    };

    const first = prepare(options.assembly);
    let { application } = first;
    stops.add(() => application.stop());
    first.deployment.begin();
    aws.answerWith(application.aws);
    await application.deploy();
    let stopSchedules = startSchedules(application.schedules);
    stops.add(() => stopSchedules());
    stops.add(
      startPolling(application.eventSources, (functionName, text) =>
        say({ functionName, at: Date.now(), text }),
      ),
    );
    page.answerWith(first.answer);
    // First of all, so that no request comes while the parts behind the page stop.
    stops.add(page.stop);

    const reload = async (folderOfAssembly: string): Promise<readonly string[]> => {
      const former = application;
      const next = prepare(folderOfAssembly, former);
      const takeBack = next.deployment.begin();
      try {
        await next.application.deploy();
      } catch (error) {
        takeBack();
        throw error;
      }
      application = next.application;
      application.begin();
      aws.answerWith(application.aws);
      page.answerWith(next.answer);
      if (application.schedules !== former.schedules) {
        stopSchedules();
        stopSchedules = startSchedules(application.schedules);
      }
      Object.assign(system, application, { stop: stops.stopAll });
      return differencesBetween(former.stack, application.stack);
    };
    const system: System = {
      ...application,
      pageUrl: page.url,
      awsUrl: aws.url,
      dynamoDbUrl: dynamoDb.url,
      logs: logs.kept,
      reload,
      stop: stops.stopAll,
    };
    return system;
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
