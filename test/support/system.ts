/** The whole system for a test file: the synthesized template, the stand-in, the DynamoDB engine. */
import { randomUUID } from 'node:crypto';
import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import type { CheckoutView, Item, Payment, Problem } from '../../functions/checkout/contract.ts';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { openServers } from '../../local/servers.ts';
import { type System, startSystem } from '../../local/system.ts';
import { type Listener, startFaultyProxy } from './faulty-proxy.ts';
import { violationsIn } from './ledger.ts';
import { home, isSent } from './sent-goods.ts';
import { assemblyFolder } from './synthesize-once.ts';

type Options = {
  /** What is run; without it, what was synthesized before all tests. */
  readonly assembly?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Milliseconds before each retry of a state; the real waits are hours. */
  readonly retryDelayMs?: number;
  /** The same for the time that a state waits for its token. */
  readonly tokenWaitMs?: number;
  /** Hears every call to DynamoDB. */
  readonly dynamoDbListener?: Listener;
  /** False before Stripe's keys are stored: the secrets have the texts that AWS made. */
  readonly isConnected?: boolean;
};

export type Order = {
  readonly items?: readonly Item[];
  readonly email?: string;
  readonly expectedTotal?: number;
  readonly payment?: Payment;
  readonly idempotencyKey?: string;
  readonly waitSeconds?: number;
  /** Anything else to put into the body. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

export type Answer<T> = { readonly status: number; readonly headers: Headers; readonly body: T };

/** Canaries: they must show up in no log, execution or answer. */
const secretKey = 'sk_test_secretcanary';
export const webhookSecret = 'whsec_webhookcanary';
const taxKey = 'rk_test_taxcanary';
/** The stand-in lets a key of this name only read. */
const readKey = 'rk_test_readcanary';
const defaultEmail = 'shopper@example.com';

/** Starts it all on free ports; `stop` ends it. */
export const startCheckoutSystem = async (options: Options = {}) => {
  const { assembly = assemblyFolder, parameters, retryDelayMs = 2, tokenWaitMs } = options;
  const { isConnected = true } = options;
  const stripe = await startStripeStandIn({ port: 0 });
  const proxies = { dynamoDb: startFaultyProxy(options.dynamoDbListener), aws: startFaultyProxy() };
  const system: System = await startSystem({
    assembly,
    servers: await openServers(),
    secrets: isConnected
      ? {
          StripeSecretKey: secretKey,
          StripeWebhookSecret: webhookSecret,
          StripeTaxKey: taxKey,
          StripeReadKey: readKey,
        }
      : {},
    stripeStateUrl: `${stripe.url}/_control/state`,
    retryDelayMs,
    ...(tokenWaitMs !== undefined && { tokenWaitMs }),
    parameters: {
      StripeApiUrl: stripe.url,
      StripeJsUrl: `${stripe.url}/v3/`,
      StripePublishableKey: 'pk_test_local',
      AttemptsPerHour: '1000',
      ...parameters,
    },
    between: async ({ dynamoDb, aws }) => ({
      dynamoDb: await proxies.dynamoDb.listen(dynamoDb),
      aws: await proxies.aws.listen(aws),
    }),
  });

  stripe.control.webhooks.hold();
  stripe.control.connectWebhook({
    url: `${system.pageUrl}/api/stripe/webhook`,
    secret: webhookSecret,
  });

  const call = async <T>(path: string, init?: RequestInit): Promise<Answer<T>> => {
    const response = await fetch(`${system.pageUrl}${path}`, init);
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as T,
    };
  };

  const head = (path: string): Promise<Response> =>
    fetch(`${system.pageUrl}${path}`, { method: 'HEAD' });

  /** Places a checkout as the page does: a seat at the workshop, paid by a card that works, unless told otherwise. */
  const place = async (
    order: Order = {},
  ): Promise<Answer<CheckoutView & Partial<Omit<Problem, 'status'>>>> => {
    const { items = [{ sku: 'workshop', quantity: 1 }], email = defaultEmail } = order;
    const { expectedTotal = 1400, payment = { paymentMethod: 'pm_card_visa' } } = order;
    const placed = await call<CheckoutView & Partial<Omit<Problem, 'status'>>>('/api/checkouts', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': order.idempotencyKey ?? randomUUID(),
      },
      body: JSON.stringify({
        ...{ items, email, expectedTotal, payment },
        ...(isSent(items) && { shipping: home }),
        ...order.extra,
      }),
    });
    return decided(placed, order.waitSeconds ?? 15);
  };

  /** The same answer, with the checkout as it is once it is decided, or after so many seconds. */
  const decided = async <T extends Partial<CheckoutView>>(
    placed: Answer<T>,
    seconds: number,
  ): Promise<Answer<T>> => {
    const until = Date.now() + seconds * 1000;
    let { body } = placed;
    while (placed.status < 300 && body.status === 'processing' && Date.now() < until) {
      body = (await call<T>(`/api/checkouts/${body.id}`, { headers: { Prefer: 'wait=2' } })).body;
    }
    return { ...placed, body };
  };

  const setStock = async (sku: string, stock: number): Promise<void> => {
    await callDynamoDb(system.dynamoDbUrl, 'UpdateItem', {
      TableName: system.tableName('TablesProducts'),
      Key: { sku: { S: sku } },
      UpdateExpression: 'SET stock = :stock',
      ExpressionAttributeValues: { ':stock': { N: String(stock) } },
    });
  };

  /** Writes a row, in DynamoDB's own notation. */
  const putRow = async (table: string, Item: object): Promise<void> => {
    await callDynamoDb(system.dynamoDbUrl, 'PutItem', {
      TableName: system.tableName(table),
      Item,
    });
  };

  const stockOf = async (sku: string): Promise<number> => {
    const row = (await system.rows('TablesProducts')).find((product) => product.sku === sku);
    return Number(row?.stock);
  };

  return {
    ...system,
    stripe: stripe.control,
    stripeUrl: stripe.url,
    dynamoDbFaults: proxies.dynamoDb,
    awsFaults: proxies.aws,
    call,
    head,
    place,
    decided,
    setStock,
    putRow,
    stockOf,
    checkout: async (id: string) => (await call<CheckoutView>(`/api/checkouts/${id}`)).body,
    /** The checkout once its execution has ended, and the states that it went through. */
    ended: async (id: string) => {
      const execution = await system.executions.whenEnded(id);
      if (execution === undefined) throw new Error(`There is no execution ${id}.`);
      const states = execution.history
        .filter(({ type }) => type === 'StateEntered')
        .map(({ state }) => state?.name);
      const { body } = await call<CheckoutView>(`/api/checkouts/${id}`);
      return { checkout: body, execution, states };
    },
    /** What is wrong with the books; `initial` says what there was of a product at first. */
    violations: async (initial?: Readonly<Record<string, number>>) => {
      for (const source of system.eventSources) await source.poll();
      return violationsIn(
        {
          rows: system.rows,
          stripe: stripe.control.state(),
          executions: system.executions.list(),
          logs: system.logs,
          events: system.eventBuses.recent,
          canaries: [secretKey, webhookSecret, taxKey, readKey, defaultEmail],
        },
        initial,
      );
    },
    /** The PaymentIntents of a checkout, as Stripe has them now. */
    paymentsOf: (checkoutId: string) =>
      stripe.control
        .state()
        .paymentIntents.filter(({ metadata }) => metadata.checkoutId === checkoutId),
    lambda: (name: string) => {
      const found = [...system.lambdas].find(([logicalId]) => logicalId.startsWith(name));
      if (found === undefined) throw new Error(`No function's logical id begins ${name}.`);
      return found[1];
    },
    stop: async () => {
      await system.stop();
      await Promise.all([proxies.dynamoDb.stop(), proxies.aws.stop(), stripe.close()]);
    },
  };
};

export type CheckoutSystem = Awaited<ReturnType<typeof startCheckoutSystem>>;
