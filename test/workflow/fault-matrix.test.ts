/**
 * Every call that a checkout makes to the outside, recorded from clean runs, times everything that
 * can go wrong with it: once, and for longer than the shopper's steps are retried. After each, the
 * checkout has one ending and the books are in order. A new call is in here by being made.
 */
import { randomUUID } from 'node:crypto';
import type { FaultKind } from '../../local/stripe/faults.ts';
import type { ProxyFault } from '../support/faulty-proxy.ts';
import { violationsIn } from '../support/ledger.ts';
import { type CheckoutSystem, type Order, startCheckoutSystem } from '../support/system.ts';

type Call = {
  readonly service: 'stripe' | 'dynamoDb' | 'aws';
  readonly name: string;
  readonly nth: number;
};

const stripeKinds: readonly FaultKind[] = [
  'error-before',
  'error-saved',
  'effect-then-500-saved',
  'lost-reply',
  'reset-before',
  'rate-limit',
  'lock-timeout',
  'unavailable',
  'in-use',
];
const awsKinds: readonly ProxyFault['kind'][] = ['error-before', 'lost-reply', 'throttled'];
/** Faults that may last: their calls leave different things behind, the others fail alike. */
const lasting = new Set<string>([
  'error-before',
  'error-saved',
  'effect-then-500-saved',
  'lost-reply',
]);
/** More than Authorize's and CreateOrder's tries, each of which the SDK makes three times. */
const long = 13;

const scenarios: Readonly<Record<string, Order>> = {
  'a card that works': {},
  'a card that is declined': { payment: { paymentMethod: 'pm_card_visa_chargeDeclined' } },
  'a card that asks for the bank’s step': {
    payment: { paymentMethod: 'pm_card_threeDSecure2Required' },
  },
};

let shop: CheckoutSystem;
const initial = { mug: 5000 };
beforeAll(async () => {
  shop = await startCheckoutSystem();
  await shop.setStock('mug', initial.mug);
});
afterAll(() => shop.stop());

const clearFaults = () => {
  shop.stripe.faults.clear();
  shop.dynamoDbFaults.clear();
  shop.awsFaults.clear();
};

/** As the page does: the same key and body until there is an answer. */
const placeUntilAnswered = async (order: Order) => {
  const idempotencyKey = randomUUID();
  for (let tries = 0; tries < 12; tries += 1) {
    const { status, body } = await shop.place({ ...order, idempotencyKey, waitSeconds: 0 });
    if (status < 500) return body.id;
  }
  throw new Error('The API gave no answer to twelve requests.');
};

/** Runs a checkout to its end; what was parked is redriven once the world is well again. */
const run = async (order: Order): Promise<string> => {
  const id = await placeUntilAnswered(order);
  await shop.ended(id);
  clearFaults();
  const { execution } = await shop.ended(id);
  if (execution.status !== 'SUCCEEDED') shop.executions.redrive(id);
  return (await shop.ended(id)).checkout.status;
};

/** The calls of one clean run, by name and by how many of that name went before. */
const callsOf = async (order: Order): Promise<readonly Call[]> => {
  const before = {
    stripe: shop.stripe.state().journal.length,
    dynamoDb: shop.dynamoDbFaults.calls().length,
    aws: shop.awsFaults.calls().length,
  };
  await run(order);
  const names = {
    stripe: shop.stripe
      .state()
      .journal.slice(before.stripe)
      .map(({ method, path }) => `${method} ${path.replace(/pi_\w+/, ':id')}`),
    dynamoDb: shop.dynamoDbFaults.calls().slice(before.dynamoDb),
    aws: shop.awsFaults.calls().slice(before.aws),
  };
  return (['stripe', 'dynamoDb', 'aws'] as const).flatMap((service) =>
    names[service].map((name, index) => ({
      service,
      name,
      nth: names[service].slice(0, index).filter((each) => each === name).length,
    })),
  );
};

const order = (call: Call, kind: FaultKind | ProxyFault['kind'], times: number): void => {
  const { service, name, nth } = call;
  if (service === 'stripe') {
    const [method = '', path = ''] = name.split(' ');
    shop.stripe.faults.add({ method, path, after: nth, times, kind: kind as FaultKind });
  } else {
    const proxy = service === 'aws' ? shop.awsFaults : shop.dynamoDbFaults;
    proxy.add({ action: name, after: nth, times, kind: kind as ProxyFault['kind'] });
  }
};

test.each(Object.entries(scenarios))(
  '%s ends exactly one way, whichever call fails and however',
  async (_, scenario) => {
    await run(scenario); // Warm, so that the secret is read before the calls are recorded.
    const calls = await callsOf(scenario);
    const known = new Set<string>();
    const wrong: string[] = [];
    let pairs = 0;
    for (const call of calls) {
      for (const kind of call.service === 'stripe' ? stripeKinds : awsKinds) {
        for (const times of lasting.has(kind) ? [1, long] : [1]) {
          order(call, kind, times);
          const status = await run(scenario);
          const violations = (await violationsIn(shop, initial)).filter((each) => !known.has(each));
          for (const each of violations) known.add(each);
          const isEnded = ['paid', 'declined', 'rejected', 'refunded'].includes(status);
          if (!isEnded || violations.length > 0) {
            wrong.push(`${call.name} #${call.nth} ${kind} ×${times}: ${status} ${violations}`);
          }
          pairs += 1;
        }
      }
    }
    console.info(`${calls.length} calls, ${pairs} faults`);
    expect(wrong).toEqual([]);
    expect(calls.map(({ name }) => name)).toContain('POST /v1/payment_intents');
  },
  120_000,
);
