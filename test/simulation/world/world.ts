/**
 * One world: the application as the template wires it, run by the deployed bundles on virtual time,
 * with a Stripe of its own. Everything that happens in it follows from its seed and its options.
 */
import {
  createStandIn,
  type StandIn,
  type StandInOptions,
} from '@holdfast/stripe-stand-in/stand-in';
import type { SettingName } from '../../../functions/checkout/setting-names.ts';
import { type Application, createApplication } from '../../../local/application.ts';
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import type { LogLine } from '../../../local/lambda/function.ts';
import type { Stack } from '../../../local/template/stack.ts';
import type { Shop } from '../../support/ledger/books.ts';
import { shortName, simulatedLambda } from '../lambda/simulated-lambda.ts';
import { slotsOf } from '../lambda/slots.ts';
import { awsBackend, dynamoDbBackend, stripeBackend } from '../network/backends.ts';
import type { Fault } from '../network/faults.ts';
import { type Call, createNetwork, type Network } from '../network/network.ts';
import { canaries } from './canaries.ts';
import { clientOf } from './client.ts';
import { patchGlobals } from './globals.ts';
import { type Merchant, merchantOf } from './merchant.ts';
import { type Random, randomOf } from './randomness.ts';
import { type Rounds, roundsOf } from './rounds.ts';
import { type Shopper, shopperAt } from './shopper.ts';
import { asStateMachineCalls } from './state-machine-calls.ts';
import { beginning, startVirtualTime, type VirtualTime } from './virtual-time.ts';

export type WorldOptions = {
  readonly stack: Stack;
  /** The functions that the state machine calls. */
  readonly steps: readonly string[];
  readonly engineUrl: string;
  readonly seed: number;
  readonly faultFor?: (call: Call) => Fault | undefined;
  readonly load?: Load;
};

/** What the outside takes at once; without these, any amount. */
export type Load = {
  readonly rateLimits?: StandInOptions['rateLimits'];
  /** How many functions run at once. */
  readonly functionsAtOnce?: number;
  /** How long Stripe thinks about a request. */
  readonly stripeMs?: number;
};

type Machinery = {
  readonly application: Application;
  /** Where the tables are, for those who write into them behind the application's back. */
  readonly engineUrl: string;
  readonly stripe: StandIn;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly network: Network;
  /** What happened, in order: one line each. */
  readonly trace: readonly string[];
  readonly logs: readonly LogLine[];
  readonly say: (line: string) => void;
  readonly deploy: () => Promise<void>;
  readonly setStock: (stock: Readonly<Record<string, number>>) => Promise<void>;
  /** Lets this much time pass. */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** The most functions that ran at once. */
  readonly functionsAtOnce: () => number;
  /** What the ledger checks. */
  readonly books: () => Shop;
  /** Runs `work` while time passes, and until nothing is under way any more. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly stop: () => Promise<void>;
};

export type World = Machinery & Shopper & Merchant & Rounds;

/** Starts a world. One at a time in a process: it takes over the process's clock until `stop`. */
export const startWorld = async (options: WorldOptions): Promise<World> => {
  const { stack, steps, engineUrl, seed, faultFor = () => undefined, load = {} } = options;
  const slots = slotsOf(load.functionsAtOnce);
  const random = randomOf(seed);
  const time = startVirtualTime();
  const trace: string[] = [];
  const logs: LogLine[] = [];
  const lambdas: ReturnType<typeof simulatedLambda>[] = [];
  const say = (line: string) => void trace.push(`${time.now() - beginning} ${line}`);

  const stripe = createStandIn({
    now: time.now,
    random: randomOf(seed + 1).next,
    ...(load.rateLimits !== undefined && { rateLimits: load.rateLimits }),
    send: async (_, headers, body) => {
      const request = { method: 'POST', path: webhookPath, query: '', headers };
      const sourceIp = canaries.address;
      return (await application.api({ ...request, body: Buffer.from(body), sourceIp })).status;
    },
  });
  stripe.control.connectWebhook({ url: webhookUrl, secret: canaries.webhookSecret });

  const network: Network = createNetwork({
    faultFor,
    say,
    latency: () => random.between(3, 12),
    now: time.now,
    backends: {
      'stripe.sim': stripeBackend(stripe, load.stripeMs),
      'dynamodb.sim': dynamoDbBackend(engineUrl, time),
      'aws.sim': awsBackend((request) => application.aws(request)),
    },
  });
  const putGlobalsBack = patchGlobals(network, time, random);

  const application: Application = createApplication(stack, {
    dynamoDbUrl: engineUrl,
    endpoints: { dynamoDb: 'http://dynamodb.sim', aws: 'http://aws.sim' },
    secrets: {
      StripeSecretKey: canaries.secretKey,
      StripeWebhookSecret: canaries.webhookSecret,
    },
    runtime: (configuration) => {
      const log = (functionName: string, text: string) =>
        void logs.push({ functionName, at: time.now(), text });
      const lambda = simulatedLambda(configuration, { network, time, log, slots });
      lambdas.push(lambda);
      return steps.includes(shortName(configuration.name))
        ? asStateMachineCalls(lambda, network, say)
        : lambda;
    },
  });

  const client = clientOf({
    api: application.api,
    now: time.now,
    mishaps: () => network.faults() + slots.refusals(),
  });

  let working = 0;
  const isQuiet = (): boolean =>
    working === 0 &&
    network.inFlight() === 0 &&
    lambdas.every((lambda) => lambda.isIdle()) &&
    application.executions.list().every(({ status }) => status !== 'RUNNING');

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    working += 1;
    const done = work().finally(() => {
      working -= 1;
    });
    done.catch(() => {});
    await time.until(isQuiet);
    return done;
  };

  return {
    application,
    engineUrl,
    stripe,
    time,
    random,
    network,
    trace,
    logs,
    say,
    run,
    deploy: () => run(() => application.deploy()),
    ...shopperAt({ ask: client.ask, stripe, say }),
    ...merchantOf(application, say),
    ...roundsOf(application, stripe.control, say),
    setStock: (stock) => setStock(application, engineUrl, stock),
    advance: time.advance,
    functionsAtOnce: slots.most,
    books: () => ({
      rows: application.rows,
      stripe: stripe.control.state(),
      executions: application.executions.list(),
      logs,
      events: application.eventBuses.recent,
      canaries: [...Object.values(canaries), ...client.addresses()],
      traffic: {
        answers: client.answers,
        sent: network.sent,
        lastFaultAtMs: network.lastFaultAtMs(),
        attemptsPerHour: limitOf(application, 'ATTEMPTS_PER_HOUR'),
        declinesPerTenMinutes: limitOf(application, 'DECLINES_PER_TEN_MINUTES'),
      },
    }),
    stop: async () => {
      stripe.close();
      await application.stop();
      putGlobalsBack();
      time.stop();
    },
  };
};

/** As the template gives it to the function. */
const limitOf = ({ lambdas }: Application, name: SettingName): number =>
  Number(
    [...lambdas.values()]
      .map(({ configuration }) => configuration.environment[name])
      .find((limit) => limit !== undefined),
  );

const webhookPath = '/api/stripe/webhook';
const webhookUrl = `http://shop.sim${webhookPath}`;

const setStock = async (
  application: Application,
  engineUrl: string,
  stock: Readonly<Record<string, number>>,
): Promise<void> => {
  for (const [sku, units] of Object.entries(stock)) {
    await callDynamoDb(engineUrl, 'UpdateItem', {
      TableName: application.tableName('TablesProducts'),
      Key: { sku: { S: sku } },
      UpdateExpression: 'SET stock = :stock',
      ExpressionAttributeValues: { ':stock': { N: String(units) } },
    });
  }
};
