/**
 * The stack's working parts, wired as the template says: functions, state machine, API, schedules,
 * secrets. It has no server of its own: `system.ts` puts it on ports, and tests call it directly.
 */
import { awsEndpoint } from './aws-endpoint.ts';
import { createTables, type Row, readTable, type TableProperties } from './dynamodb/tables.ts';
import { createEventBuses, type EventBuses } from './events/event-buses.ts';
import { rulesOf } from './events/rules.ts';
import { callApi, type HttpAnswer, type HttpRequest } from './http-api/gateway.ts';
import { routesOf } from './http-api/stack-routes.ts';
import type { LambdaFunction, Log, Runtime } from './lambda/function.ts';
import { createLambdas, type Endpoints } from './lambda/lambdas.ts';
import { createQueues, type Queue } from './queues.ts';
import { type Schedule, schedulesOf } from './schedules.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import type { Definition } from './step-functions/definition.ts';
import type { Executions } from './step-functions/executions.ts';
import { executionsOf } from './step-functions/stack-executions.ts';
import { lambdaOf } from './step-functions/tasks.ts';
import type { EventSource } from './streams/event-source.ts';
import { eventSourcesOf } from './streams/event-sources.ts';
import type { Stack } from './template/stack.ts';
import { createTopics, type Topic } from './topics.ts';
import { runTriggers } from './triggers.ts';

export type ApplicationOptions = {
  /** Where the tables are. */
  readonly dynamoDbUrl: string;
  /** Where the functions find AWS's services. */
  readonly endpoints: Endpoints;
  /** How functions are run. */
  readonly runtime: Runtime;
  /**
   * Values of secrets by the start of their logical ids. The others get a random text, as on AWS.
   */
  readonly secrets: Readonly<Record<string, string>>;
  /** Keeps executions between runs; without it they are forgotten. */
  readonly folder?: string;
  /** Milliseconds before each retry of a state; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /**
   * Milliseconds that a state waits for its token, rounded up to seconds; without it its own time.
   */
  readonly tokenWaitMs?: number;
  /** Gets the lines that a rule writes into a log group. */
  readonly log?: Log;
};

export type Application = {
  readonly stack: Stack;
  readonly definition: Definition;
  readonly executions: Executions;
  /** By logical id. */
  readonly lambdas: ReadonlyMap<string, LambdaFunction>;
  readonly secrets: Secrets;
  readonly schedules: readonly Schedule[];
  /** Streams to functions; whoever runs the application polls them. */
  readonly eventSources: readonly EventSource[];
  readonly eventBuses: EventBuses;
  readonly queues: readonly Queue[];
  readonly topics: readonly Topic[];
  /** Answers a request to the HTTP API. */
  readonly api: (request: HttpRequest) => Promise<HttpAnswer>;
  /** Answers a request in AWS's own protocols. */
  readonly aws: (request: HttpRequest) => Promise<HttpAnswer>;
  /** Physical names by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  /** The physical name of the table whose logical id begins with this text. */
  readonly tableName: (logicalIdStart: string) => string;
  readonly rows: (logicalIdStart: string) => Promise<readonly Row[]>;
  /** Executions that are started from now on run this definition. Nothing to do at a first start. */
  readonly begin: () => void;
  /** Creates the tables that are missing, and runs what a deployment runs once. */
  readonly deploy: () => Promise<void>;
  /** Starts the functions that a request or an execution would otherwise have to wait for. */
  readonly warm: () => void;
  readonly stop: () => Promise<void>;
};

/**
 * Wires the parts together. Nothing runs yet; call `deploy` before anything else. The parts that keep something
 * are taken over from `former`, a running application that this one is to replace: `assertReloadable` says
 * whether its stack lets them.
 */
export const createApplication = (
  stack: Stack,
  options: ApplicationOptions,
  former?: Application,
): Application => {
  const { dynamoDbUrl } = options;
  const tableResources = stack.ofType<TableProperties>('AWS::DynamoDB::Table');
  const lambdas = createLambdas(stack, options);
  const { stateMachineArn, definition, executions, begin } = executionsOf(stack, {
    ...options,
    lambdaByArn: lambdas.byArn,
    dynamoDbUrl: options.endpoints.dynamoDb,
    former: former?.executions,
  });
  const secrets =
    former?.secrets ?? createSecrets(stack.ofType('AWS::SecretsManager::Secret'), options.secrets);
  const routes = routesOf(stack, lambdas.byArn);
  const queues = former?.queues ?? createQueues(stack, options.folder);
  const topics = former?.topics ?? createTopics(stack);
  const targets = { queues, topics, log: options.log };
  const eventBuses = eventBusesOf(stack, lambdas.byArn, targets, former?.eventBuses.recent);
  const tables = Object.fromEntries(tableResources.map(({ logicalId, ref }) => [logicalId, ref]));
  const tableName = (logicalIdStart: string): string => {
    const found = tableResources.find(({ logicalId }) => logicalId.startsWith(logicalIdStart));
    if (found === undefined) throw new Error(`No table's logical id begins ${logicalIdStart}.`);
    return found.ref;
  };
  return {
    stack,
    definition,
    executions,
    lambdas: lambdas.all,
    secrets,
    schedules: schedulesFor(stack, lambdas.byArn, former),
    eventSources:
      former?.eventSources ??
      eventSourcesOf(stack, {
        lambdaOf: lambdas.byNameOrArn,
        queues,
        dynamoDbUrl,
        ...(options.folder !== undefined && { folder: options.folder }),
      }),
    eventBuses,
    queues,
    topics,
    api: (request) => callApi(routes, request),
    aws: awsEndpoint({
      executions,
      secrets,
      stateMachineArn,
      definition,
      lambdas: [...lambdas.all.values()],
      eventBuses,
      stack,
    }),
    tables,
    tableName,
    begin,
    rows: (logicalIdStart) => readTable(dynamoDbUrl, tableName(logicalIdStart)),
    deploy: async () => {
      await createTables(dynamoDbUrl, tableResources);
      await runTriggers(stack, lambdas.byArn);
    },
    warm: () => {
      for (const { target } of routes) target.warm();
      for (const state of Object.values(definition.States)) lambdaOf(state, lambdas.byArn)?.warm();
    },
    stop: async () => {
      executions.stop();
      await lambdas.stop();
    },
  };
};

/** Those that run go on while no rule is different: their clocks would begin anew with each reload. */
const schedulesFor = (
  stack: Stack,
  lambdaByArn: LambdaByArn,
  former: Application | undefined,
): readonly Schedule[] => {
  const rulesIn = (each: Stack): string => JSON.stringify(each.ofType('AWS::Events::Rule'));
  return former !== undefined && rulesIn(former.stack) === rulesIn(stack)
    ? former.schedules
    : schedulesOf(stack, lambdaByArn);
};

type LambdaByArn = (arn: string) => LambdaFunction | undefined;

const eventBusesOf = (
  stack: Stack,
  lambdaByArn: LambdaByArn,
  { log, ...targets }: Pick<Application, 'queues' | 'topics'> & { readonly log: Log | undefined },
  before?: EventBuses['recent'],
): EventBuses =>
  createEventBuses(
    stack.ofType('AWS::Events::EventBus').map(({ ref }) => ref),
    rulesOf(stack, {
      lambdaByArn,
      ...targets,
      log: (logGroup, text) => log?.({ functionName: logGroup, at: Date.now(), text }),
    }),
    before,
  );
