/**
 * One world: the application as the template wires it, run by the deployed bundles on virtual time,
 * with a Stripe of its own. Everything that happens in it follows from its seed and its options.
 */

import { createStandIn, type StandIn } from '@holdfast/stripe-stand-in/stand-in';
import type { Answer, Command } from '../../functions/checkout/commands.ts';
import type {
  CheckoutView,
  Item,
  Payment,
  ShippingAddress,
} from '../../functions/checkout/contract.ts';
import { checkoutIdOf } from '../../functions/checkout/idempotency.ts';
import { type Application, createApplication } from '../../local/application.ts';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import type { HttpAnswer } from '../../local/http-api/gateway.ts';
import type { LambdaFunction } from '../../local/lambda/function.ts';
import { LambdaError, type LogLine } from '../../local/lambda/lambda.ts';
import type { Stack } from '../../local/template/stack.ts';
import type { Shop } from '../support/ledger.ts';
import { awsBackend, dynamoDbBackend, stripeBackend } from './backends.ts';
import { canaries } from './canaries.ts';
import { fetchFromEngine } from './engine-wire.ts';
import { fakeFetch } from './fake-fetch.ts';
import type { Fault } from './faults.ts';
import { type Call, createNetwork, type Network } from './network.ts';
import { type Random, randomOf } from './randomness.ts';
import { shortName, simulatedLambda } from './simulated-lambda.ts';
import { beginning, startVirtualTime, type VirtualTime } from './virtual-time.ts';

export type WorldOptions = {
  readonly stack: Stack;
  readonly engineUrl: string;
  readonly seed: number;
  readonly faultFor?: (call: Call) => Fault | undefined;
};

export type Order = {
  readonly key: string;
  readonly items?: readonly Item[];
  readonly expectedTotal?: number;
  readonly payment?: Payment;
  readonly promotionCode?: string;
  readonly shipping?: ShippingAddress;
  readonly waitSeconds?: number;
};

export type World = {
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
  /** As the page does it: the answer's status and the checkout, or nothing when none came. */
  readonly place: (order: Order) => Promise<{ status: number; checkout?: CheckoutView }>;
  /** The last request once more, as a page does that was reloaded. */
  readonly repeat: () => Promise<void>;
  readonly view: (id: string) => Promise<CheckoutView>;
  /** What the shopper's browser was answered, by checkout: a status, a problem's code, `no answer`. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  /** What the page shows when it is opened again: a status, or `not_found`. */
  readonly comeBack: (id: string) => Promise<string>;
  /** Looks at the catalogue and asks what a cart costs, as the page does before anything is placed. */
  readonly browse: (order: Omit<Order, 'key'>) => Promise<void>;
  /** The shopper at the bank's step, if there is one to take; whether it was. */
  readonly answerBank: (checkoutId: string, agrees: boolean) => boolean;
  /** What the page says once the step is over. */
  readonly authenticated: (checkoutId: string) => Promise<CheckoutView | undefined>;
  /** The merchant's command, given again for as long as nobody knows whether it was carried out. */
  readonly command: (command: Command) => Promise<Answer>;
  /** Calls a schedule's function as EventBridge does: again, twice, when it fails. */
  readonly reconcile: (scope: 'open' | 'everything') => Promise<void>;
  readonly setStock: (stock: Readonly<Record<string, number>>) => Promise<void>;
  /** Delivers Stripe's events that are under way, in their order. */
  readonly deliverEvents: () => Promise<void>;
  /** Has the streams read once, as Lambda does all the time. */
  readonly readStreams: () => Promise<void>;
  /** The same until nothing is left to be tried again. */
  readonly drainStreams: () => Promise<void>;
  /** Lets so much time pass. */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** What the ledger checks. */
  readonly books: () => Shop;
  /** Runs `work` while time passes, and until nothing is under way any more. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly stop: () => Promise<void>;
};

const workflowFunctions = new Set([
  'Authorize',
  'AwaitAuthentication',
  'CreateOrder',
  'AwaitApproval',
  'CheckApproval',
  'Capture',
  'Release',
]);

export const startWorld = async (options: WorldOptions): Promise<World> => {
  const { stack, engineUrl, seed, faultFor = () => undefined } = options;
  const random = randomOf(seed);
  const time = startVirtualTime();
  const trace: string[] = [];
  const logs: LogLine[] = [];
  const lambdas: ReturnType<typeof simulatedLambda>[] = [];
  const say = (line: string) => void trace.push(`${time.now() - beginning} ${line}`);

  const requestApi = (method: string, path: string, headers: Record<string, string>, body = '') =>
    application.api({
      method,
      path,
      query: '',
      headers,
      body: Buffer.from(body),
      sourceIp: canaries.address,
    });

  const answered = new Map<string, string[]>();
  const noteAnswer = (id: string, answer: HttpAnswer): void => {
    const { status, code } =
      answer.status < 500 ? bodyOf<{ status?: string; code?: string }>(answer) : {};
    const seen = answer.status < 300 ? status : code;
    answered.set(id, [...(answered.get(id) ?? []), seen ?? 'no answer']);
  };
  const view = async (id: string): Promise<HttpAnswer> => {
    const answer = await requestApi('GET', `/api/checkouts/${id}`, {});
    noteAnswer(id, answer);
    return answer;
  };

  const stripe = createStandIn({
    now: time.now,
    random: randomOf(seed + 1).next,
    send: async (_, headers, body) => (await requestApi('POST', webhookPath, headers, body)).status,
  });
  stripe.control.connectWebhook({ url: webhookUrl, secret: canaries.webhookSecret });

  const network: Network = createNetwork({
    faultFor,
    say,
    latency: () => random.between(3, 12),
    backends: {
      'stripe.sim': stripeBackend(stripe),
      'dynamodb.sim': dynamoDbBackend(engineUrl, time),
      'aws.sim': awsBackend((request) => application.aws(request)),
    },
  });
  const unpatched = patchGlobals(network, time, random);

  const application: Application = createApplication(stack, {
    dynamoDbUrl: engineUrl,
    endpoints: { dynamoDb: 'http://dynamodb.sim', aws: 'http://aws.sim' },
    secrets: {
      StripeSecretKey: canaries.secretKey,
      StripeWebhookSecret: canaries.webhookSecret,
    },
    runtime: (configuration) => {
      const lambda = simulatedLambda(configuration, {
        network,
        time,
        log: (functionName, text) => void logs.push({ functionName, at: time.now(), text }),
      });
      lambdas.push(lambda);
      return workflowFunctions.has(shortName(configuration.name))
        ? asStateMachineCalls(lambda, network, say)
        : lambda;
    },
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

  const schedule = (scope: 'open' | 'everything') => {
    const start = scope === 'open' ? 'ReconcilerOpen' : 'ReconcilerEverything';
    const found = application.schedules.find(({ logicalId }) => logicalId.startsWith(start));
    if (found === undefined) throw new Error(`No rule's logical id begins ${start}.`);
    return found;
  };

  const merchantsFunction = (): LambdaFunction => {
    const found = [...application.lambdas].find(([logicalId]) =>
      logicalId.startsWith('MerchantOrders'),
    );
    if (found === undefined) throw new Error('No function’s logical id begins MerchantOrders.');
    return found[1];
  };

  const readStreams = async (): Promise<void> => {
    for (const source of application.eventSources) await source.poll();
  };

  let lastOrder: Order | undefined;
  const place: World['place'] = async (order) => {
    const { key, items, expectedTotal, payment, waitSeconds = 0, promotionCode, shipping } = order;
    lastOrder = order;
    const answer = await requestApi(
      'POST',
      '/api/checkouts',
      {
        'content-type': 'application/json',
        'idempotency-key': key,
        prefer: `wait=${waitSeconds}`,
      },
      JSON.stringify({
        items: items ?? [{ sku: 'mug', quantity: 1 }],
        email: canaries.email,
        expectedTotal: expectedTotal ?? 1400,
        payment: payment ?? { paymentMethod: 'pm_card_visa' },
        promotionCode,
        shipping,
      }),
    );
    const body = bodyOf<CheckoutView>(answer);
    say(`Shopper: POST ${key} → ${answer.status} ${answer.status < 300 ? body.status : ''}`);
    noteAnswer(checkoutIdOf(key), answer);
    return { status: answer.status, ...(answer.status < 300 && { checkout: body }) };
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
    place,
    repeat: async () => {
      if (lastOrder !== undefined) await place(lastOrder);
    },
    answerBank: (checkoutId, agrees) => {
      const intent = stripe.control
        .state()
        .paymentIntents.find(({ metadata }) => metadata.checkoutId === checkoutId);
      if (intent?.status !== 'requires_action') return false;
      say(`Shopper: ${agrees ? 'agrees' : 'refuses'} at the bank`);
      stripe.authenticate(intent.id, agrees);
      return true;
    },
    authenticated: async (id) => {
      const answer = await requestApi('POST', `/api/checkouts/${id}/authentication`, {
        prefer: 'wait=10',
      });
      say(`Shopper: POST authentication → ${answer.status}`);
      noteAnswer(id, answer);
      return answer.status < 300 ? bodyOf<CheckoutView>(answer) : undefined;
    },
    command: async (command) => {
      for (let attempt = 0; ; attempt += 1) {
        const answer = await merchantsFunction()
          .invoke(command)
          .then(
            (value) => value as Answer,
            () => unknownAnswer,
          );
        const code = 'error' in answer ? answer.error.code : 'done';
        say(`Merchant: ${command.command} → ${code}`);
        if ((code !== 'unavailable' && code !== 'internal_error') || attempt === 4) return answer;
        await new Promise<void>((resolve) => void setTimeout(resolve, 60_000));
      }
    },
    view: async (id) => bodyOf<CheckoutView>(await view(id)),
    answered,
    comeBack: async (id) => {
      const answer = await requestApi('GET', `/api/checkouts/${id}`, {});
      return answer.status === 404 ? 'not_found' : bodyOf<CheckoutView>(answer).status;
    },
    browse: async ({ items = [], shipping, promotionCode }) => {
      const quote = JSON.stringify({
        items,
        destination: shipping && destinationOf(shipping),
        promotionCode,
      });
      const ask = async (method: string, path: string, body?: string): Promise<void> => {
        for (let attempt = 0; attempt < 3; attempt += 1) {
          const { status } = await requestApi(
            method,
            path,
            { 'content-type': 'application/json' },
            body,
          );
          say(`Shopper: ${method} ${path} → ${status}`);
          if (status < 500) return;
        }
      };
      await ask('GET', '/api/catalog');
      await ask('POST', '/api/quotes', quote);
    },
    reconcile: async (scope) => {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        try {
          say(`Schedule: ${scope}`);
          await schedule(scope).run();
          return;
        } catch (error) {
          say(`Schedule: ${scope} failed with ${(error as Error).name}`);
          await new Promise<void>((resolve) => void setTimeout(resolve, 60_000 * (attempt + 1)));
        }
      }
    },
    setStock: async (stock) => {
      for (const [sku, units] of Object.entries(stock)) {
        await callDynamoDb(engineUrl, 'UpdateItem', {
          TableName: application.tableName('TablesProducts'),
          Key: { sku: { S: sku } },
          UpdateExpression: 'SET stock = :stock',
          ExpressionAttributeValues: { ':stock': { N: String(units) } },
        });
      }
    },
    deliverEvents: async () => {
      const { webhooks } = stripe.control;
      for (const { id } of webhooks.pending()) say(`Stripe: event → ${await webhooks.deliver(id)}`);
    },
    readStreams,
    drainStreams: async () => {
      for (let reads = 1; ; reads += 1) {
        await readStreams();
        if (application.eventSources.every(({ retryAt }) => retryAt() === undefined)) return;
        // Lambda asks every minute; in an outage of hours that is the same answer each time.
        const pauseMs = reads < 5 ? 60_000 : 15 * 60_000;
        await new Promise<void>((resolve) => void setTimeout(resolve, pauseMs));
      }
    },
    advance: time.advance,
    books: () => ({
      rows: application.rows,
      stripe: stripe.control.state(),
      executions: application.executions.list(),
      logs,
      events: application.eventBuses.recent,
      canaries: Object.values(canaries),
    }),
    stop: async () => {
      stripe.close();
      await application.stop();
      unpatched();
      time.stop();
    },
  };
};

/** When the call itself failed, nobody knows what came of it. */
const unknownAnswer: Answer = { error: { code: 'unavailable', message: 'No answer came.' } };

const destinationOf = ({ country, state, postalCode }: ShippingAddress) => ({
  country,
  ...(state !== undefined && { state }),
  ...(postalCode !== undefined && { postalCode }),
});

const webhookPath = '/api/stripe/webhook';
const webhookUrl = `http://shop.sim${webhookPath}`;

const bodyOf = <T>({ body }: HttpAnswer): T => JSON.parse(body.toString('utf8')) as T;

/** Step Functions' calls of a function can fail on their own, and come twice. */
const asStateMachineCalls = (
  lambda: LambdaFunction,
  network: Network,
  say: (line: string) => void,
): LambdaFunction => ({
  ...lambda,
  invoke: async (event) => {
    const name = `invoke ${shortName(lambda.configuration.name)}`;
    const { call, fault } = network.meet({ from: 'StateMachine', service: 'lambda', name });
    say(`${call.from}: ${name} #${call.nth}${fault === undefined ? '' : ` (${fault})`}`);
    switch (fault) {
      case 'error-before':
        throw serviceError('Lambda.ServiceException');
      case 'throttled':
        throw serviceError('Lambda.TooManyRequestsException');
      case 'lost-reply':
        await lambda.invoke(event).catch(() => {});
        throw serviceError('Lambda.Unknown');
      case 'duplicate': {
        const [answer, second] = [lambda.invoke(event), lambda.invoke(event)];
        await Promise.allSettled([answer, second]);
        return answer;
      }
      default:
        return lambda.invoke(event);
    }
  },
});

const serviceError = (name: string): LambdaError =>
  new LambdaError(name, { errorType: name, errorMessage: 'Ordered by the plan.' });

/** What the interpreter itself uses of this process: its chance, and its way to DynamoDB. */
const patchGlobals = (network: Network, time: VirtualTime, { next }: Random): (() => void) => {
  const { fetch, Math: math } = globalThis;
  const { random } = math;
  const simulated = fakeFetch(
    (request) =>
      network.call(request, { name: 'StateMachine', isDead: () => false, crash: () => {} }),
    time,
  );
  math.random = next;
  globalThis.fetch = (input, init) =>
    new URL(input instanceof Request ? input.url : input).hostname.endsWith('.sim')
      ? simulated(input, init)
      : time.real(() => fetchFromEngine(String(input), init ?? {}));
  return () => {
    math.random = random;
    globalThis.fetch = fetch;
  };
};
