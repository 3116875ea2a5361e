/** The whole stack on one machine: what the template describes, started and wired together. */
import path from 'node:path';
import { awsEndpoint } from './aws-endpoint.ts';
import { createConsole } from './console/console.ts';
import { type Engine, startEngine } from './dynamodb/engine.ts';
import { createTables, type Row, readTable } from './dynamodb/tables.ts';
import { callApi, type HttpRequest } from './http-api/gateway.ts';
import type { Route } from './http-api/routes.ts';
import { type HttpServer, serve } from './http-server.ts';
import type { Lambda, LogLine } from './lambda/lambda.ts';
import { createLambdas, type Endpoints } from './lambda/lambdas.ts';
import { freePort } from './ports.ts';
import { createSecrets } from './secrets.ts';
import { deployBuckets } from './site/bucket.ts';
import { distributionOf } from './site/distribution.ts';
import type { Definition } from './step-functions/definition.ts';
import { Executions } from './step-functions/executions.ts';
import { taskOf } from './step-functions/tasks.ts';
import { readAssembly } from './template/assembly.ts';
import { resolveStack, type Stack } from './template/stack.ts';

export type SystemOptions = {
  /** A cdk.out folder. */
  readonly assembly: string;
  readonly stackName?: string;
  readonly ports: { readonly page: number; readonly aws: number; readonly dynamoDb: number };
  /** Values for the template's parameters, as a deployment gives them. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The one secret's value: the Stripe secret key. */
  readonly stripeSecretKey: string;
  /** Where payments are seen by the console: the stand-in's state, if there is one. */
  readonly stripeStateUrl?: string;
  /** Where data is kept between runs; without it, in memory. */
  readonly folder?: string;
  readonly log?: (line: LogLine) => void;
  /** Milliseconds before each retry of a state; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /** Where the functions find DynamoDB and AWS instead: tests put themselves in between. */
  readonly between?: (endpoints: Endpoints) => Promise<Endpoints>;
};

export type System = {
  readonly pageUrl: string;
  readonly awsUrl: string;
  readonly dynamoDbUrl: string;
  readonly stack: Stack;
  readonly definition: Definition;
  readonly executions: Executions;
  readonly lambdas: ReadonlyMap<string, Lambda>;
  readonly logs: readonly LogLine[];
  /** The rows of the table whose logical id begins with this. */
  readonly rows: (logicalIdStart: string) => Promise<readonly Row[]>;
  readonly tableName: (logicalIdStart: string) => string;
  readonly stop: () => Promise<void>;
};

/** Starts everything; throws an Error that says what could not be. */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const { folder, parameters = {}, log = () => {}, ports } = options;
  const assembly = readAssembly(options.assembly, options.stackName ?? 'Holdfast');
  const stack = resolveStack(assembly, parameters);
  const dynamoDbPort = ports.dynamoDb === 0 ? await freePort() : ports.dynamoDb;
  const stopping: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stopping.reverse()) await each();
  };
  try {
    const engine: Engine = await startEngine({
      port: dynamoDbPort,
      ...(folder !== undefined && { folder }),
    });
    stopping.push(engine.stop);
    const tables = stack.ofType<never>('AWS::DynamoDB::Table');
    await createTables(engine.url, tables);

    const awsPort = ports.aws === 0 ? await freePort() : ports.aws;
    const logs: LogLine[] = [];
    const direct = { dynamoDb: engine.url, aws: `http://127.0.0.1:${awsPort}` };
    const lambdas = createLambdas(stack, {
      endpoints: (await options.between?.(direct)) ?? direct,
      log: (line) => {
        logs.push(line);
        log(line);
      },
    });
    stopping.push(lambdas.stop);

    const { stateMachineArn, definition, executions } = createExecutions(
      stack,
      lambdas.byArn,
      engine.url,
      options,
    );
    stopping.push(async () => executions.stop());
    const secrets = createSecrets(
      Object.fromEntries(
        stack
          .ofType('AWS::SecretsManager::Secret')
          .map(({ ref }) => [ref, options.stripeSecretKey]),
      ),
    );
    const aws = await serve(
      awsPort,
      awsEndpoint({ executions, secrets, stateMachineArn, definition }),
    );
    stopping.push(aws.stop);

    await runTriggers(stack, lambdas.byArn);

    const tableName = (logicalIdStart: string): string => {
      const found = tables.find(({ logicalId }) => logicalId.startsWith(logicalIdStart));
      if (found === undefined) throw new Error(`No table's logical id begins ${logicalIdStart}.`);
      return found.ref;
    };
    const rows = (logicalIdStart: string) => readTable(engine.url, tableName(logicalIdStart));
    const routes = routesOf(stack, lambdas.byArn);
    const distribution = distributionOf(stack, {
      buckets: deployBuckets(stack),
      api: (request) => callApi(routes, request),
    });
    const console = createConsole({
      definition,
      executions,
      logs,
      tables: Object.fromEntries(tables.map(({ logicalId, ref }) => [logicalId, ref])),
      dynamoDbUrl: engine.url,
      stripeStateUrl: options.stripeStateUrl,
    });
    const page: HttpServer = await serve(ports.page, (request: HttpRequest) =>
      request.path.startsWith('/_local') ? console(request) : distribution(request),
    );
    stopping.push(page.stop);
    for (const { target } of routes) target.warm();
    for (const name of Object.values(definition.States)) lambdas.byArn(name.Resource ?? '')?.warm();

    return {
      pageUrl: page.url,
      awsUrl: aws.url,
      dynamoDbUrl: engine.url,
      stack,
      definition,
      executions,
      lambdas: lambdas.all,
      logs,
      rows,
      tableName,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const createExecutions = (
  stack: Stack,
  lambdaByArn: (arn: string) => Lambda | undefined,
  dynamoDbUrl: string,
  { folder, retryDelayMs }: SystemOptions,
) => {
  const [machine, ...more] = stack.ofType<{ DefinitionString: string }>(
    'AWS::StepFunctions::StateMachine',
  );
  if (machine === undefined || more.length > 0) {
    throw new Error('The template must have one state machine.');
  }
  const definition = JSON.parse(machine.properties.DefinitionString) as Definition;
  const tasks = Object.fromEntries(
    Object.entries(definition.States)
      .filter(([, { Type }]) => Type === 'Task')
      .map(([name, state]) => [name, taskOf(name, state, { lambdaByArn, dynamoDbUrl })]),
  );
  const executions = new Executions({
    stateMachineArn: machine.ref,
    definition,
    tasks,
    ...(folder !== undefined && { folder: path.join(folder, 'executions') }),
    ...(retryDelayMs !== undefined && { retryDelayMs }),
  });
  return { stateMachineArn: machine.ref, definition, executions };
};

/** What a deployment runs once: a trigger that fails stops it. */
const runTriggers = async (
  stack: Stack,
  lambdaByArn: (arn: string) => Lambda | undefined,
): Promise<void> => {
  for (const { logicalId, properties } of stack.ofType<{ HandlerArn: string }>('Custom::Trigger')) {
    const lambda = lambdaByArn(properties.HandlerArn.replace(/:\d+$/, ''));
    if (lambda === undefined) throw new Error(`${logicalId} triggers ${properties.HandlerArn}.`);
    await lambda.invoke({}).catch((error: Error) => {
      throw new Error(`${lambda.configuration.name} failed at the deployment: ${error.message}`);
    });
  }
};

type RouteProperties = { readonly RouteKey: string; readonly Target: string };
type IntegrationProperties = {
  readonly IntegrationUri: string;
  readonly IntegrationType: string;
  readonly PayloadFormatVersion: string;
};

const routesOf = (
  stack: Stack,
  lambdaByArn: (arn: string) => Lambda | undefined,
): readonly Route<Lambda>[] => {
  const integrations = new Map(
    stack
      .ofType<IntegrationProperties>('AWS::ApiGatewayV2::Integration')
      .map(({ ref, properties }) => [`integrations/${ref}`, properties]),
  );
  return stack.ofType<RouteProperties>('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    const integration = integrations.get(properties.Target);
    const lambda = lambdaByArn(integration?.IntegrationUri ?? '');
    if (lambda === undefined || integration?.PayloadFormatVersion !== '2.0') {
      throw new Error(`The route ${properties.RouteKey} is not for a Lambda by payload 2.0.`);
    }
    return { key: properties.RouteKey, target: lambda };
  });
};
