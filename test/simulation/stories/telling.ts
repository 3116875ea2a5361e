/** What the stories have in common: a world each, what is seen in it, and its books in the end. */
import assert from 'node:assert/strict';
import type { Answer } from '../../../functions/checkout/commands.ts';
import { checkoutIdOf, orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import type { Row } from '../../../local/dynamodb/tables.ts';
import { type Shop, violationsIn } from '../../support/ledger.ts';
import type { Fault } from '../faults.ts';
import type { Call } from '../network.ts';
import type { Universe } from '../universe.ts';
import { beginning } from '../virtual-time.ts';
import type { World } from '../world.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Of the checkout that a story is about. */
export const key = 'story-key-00000001';
export const otherKey = 'story-key-00000002';
export const checkoutId = checkoutIdOf(key);

export const orderId = orderIdOf(checkoutId);

/** A card whose bank asks, and a cart that waits for the merchant. */
export const askedByBank = { payment: { paymentMethod: 'pm_card_threeDSecure2Required' } } as const;
export const chair = { items: [{ sku: 'chair', quantity: 1 }], expectedTotal: 48000 } as const;

/** The cart that a small stock is for. */
export const lamp = { items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 } as const;

type Plot = {
  /** Stock that differs from the catalogue's. */
  readonly stock?: Readonly<Record<string, number>>;
  /** What a call meets, so many milliseconds after the world began. */
  readonly faultFor?: (call: Call, atMs: number, world: World) => Fault | undefined;
  /** What of the books is this shop's; all of it without it. */
  readonly ours?: (books: Shop) => Shop;
};

/** Tells a story in a world of its own, and then asks for its books, which must be in order. */
export const inWorld = async (
  universe: Universe,
  { stock, faultFor, ours = (books) => books }: Plot,
  tell: (world: World) => Promise<void>,
): Promise<void> => {
  const world = await universe.world({
    seed: 1,
    faultFor: (call) => faultFor?.(call, world.time.now() - beginning, world),
  });
  try {
    if (stock !== undefined) await world.setStock(stock);
    await tell(world);
    await world.run(() => world.drainStreams());
    assert.deepEqual(await violationsIn(ours(world.books()), stock), []);
  } finally {
    await world.stop();
  }
};

/** Whether it is this call: of this function, by this name. */
export const isCall = (call: Call, from: string, name: string): boolean =>
  call.from === from && call.name === name;

/** Something that is done when it is first time for it; for `faultFor`, so it is no fault itself. */
export const once = (
  act: (world: World) => void,
): ((isTime: boolean, world: World) => undefined) => {
  let isDone = false;
  return (isTime, world) => {
    if (!isTime || isDone) return;
    isDone = true;
    act(world);
  };
};

/** Lets time pass while the story goes on: only within `world.run`. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** The reconciler's rounds, once everything is well again. */
export const reconcileAll = async (world: World): Promise<void> => {
  await world.advance(2 * minute);
  await world.run(() => world.reconcile('open'));
  await world.run(() => world.reconcile('everything'));
};

/** Loses Stripe's events that are under way. */
export const dropEvents = ({ stripe }: World): void => {
  const { webhooks } = stripe.control;
  for (const { id } of webhooks.pending()) webhooks.drop(id);
};

const theOnly = <T>(items: readonly T[], what: string): T => {
  const [item] = items;
  assert.equal(items.length, 1, `${items.length} ${what} instead of one`);
  return item as T;
};

/** The checkout's row as it is. */
export const checkoutRow = async (world: World, id = checkoutId): Promise<Row> => {
  const rows = await world.application.rows('TablesCheckouts');
  return theOnly(
    rows.filter((row) => row.id === id),
    'checkouts',
  );
};

/** Asserts the checkout's status, as the table has it. */
export const assertStatus = async (world: World, status: string, id = checkoutId): Promise<void> =>
  assert.equal((await checkoutRow(world, id)).status, status);

/** The checkout's orders: one or none, if all is well. */
export const ordersOf = async (world: World, id = checkoutId): Promise<readonly Row[]> =>
  (await world.application.rows('TablesOrders')).filter((order) => order.checkoutId === id);

export const theOrder = async (world: World, id = checkoutId): Promise<Row> =>
  theOnly(await ordersOf(world, id), 'orders');

/** What is left of a product. */
export const stockOf = async (world: World, sku: string): Promise<unknown> =>
  (await world.application.rows('TablesProducts')).find((product) => product.sku === sku)?.stock;

type Intent = ReturnType<World['stripe']['control']['state']>['paymentIntents'][number];

/** The checkout's payments at Stripe. */
export const paymentsOf = (world: World, id = checkoutId): readonly Intent[] =>
  world.stripe.control.state().paymentIntents.filter(({ metadata }) => metadata.checkoutId === id);

export const thePayment = (world: World, id = checkoutId): Intent =>
  theOnly(paymentsOf(world, id), 'payments');

/** How often Stripe was asked for this with success, by anybody, replayed answers left out. */
export const effectsAtStripe = (world: World, path: RegExp): number =>
  world.stripe.control
    .state()
    .journal.filter((entry) => entry.method === 'POST' && path.test(entry.path))
    .filter(({ status, replayed }) => status === 200 && !replayed).length;

/** Refunds at Stripe. */
export const refundsIn = (world: World) => world.stripe.control.state().refunds;

/** The findings that rang for a person, in order. */
export const findingsIn = (world: World): readonly string[] =>
  world.logs
    .filter(({ text }) => text.includes('needs a person'))
    .map(({ text }) => /"finding":"(\w+)"/.exec(text)?.[1] ?? text);

/** The code of a command's refusal, or that it was done. */
export const outcomeOf = (answer: Answer): string =>
  'error' in answer ? answer.error.code : 'done';

/** The status of the execution that has the checkout's own name. */
export const executionStatus = (world: World, name = checkoutId): string | undefined =>
  world.application.executions.get(name)?.status;

/** Stripe asked directly, as by the merchant's dashboard or another program. */
export const askStripe = async (world: World, path: string, body: string): Promise<number> => {
  const answer = await world.stripe.api({
    method: 'POST',
    path,
    query: '',
    body,
    authorization: 'Bearer sk_test_merchant',
    idempotencyKey: undefined,
  });
  world.say(`Merchant: ${path} → ${typeof answer === 'symbol' ? 'no answer' : answer.status}`);
  return typeof answer === 'symbol' ? 0 : answer.status;
};

/** The merchant refunds the checkout's payment, in full if no amount is said. */
export const refund = (world: World, amountMinor?: number): Promise<number> =>
  askStripe(
    world,
    '/v1/refunds',
    `payment_intent=${thePayment(world).id}${amountMinor === undefined ? '' : `&amount=${amountMinor}`}`,
  );

/** DynamoDB asked by hand. */
export const askDynamoDb = (action: string, input: object): Promise<Record<string, unknown>> =>
  callDynamoDb('http://dynamodb.sim', action, input);

/** Stops the checkout's execution: after what begins at this very moment has begun. */
export const stopSoon = ({ application, say }: World): void =>
  queueMicrotask(() => {
    say('Operator: stop');
    void application.executions.abort(checkoutId);
  });
