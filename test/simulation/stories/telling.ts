/** What the stories have in common: each has a world of its own, whose books are checked in the end. */
import assert from 'node:assert/strict';
import { checkoutIdOf, orderIdOf } from '../../../functions/checkout/idempotency.ts';
import type { Shop } from '../../support/ledger/books.ts';
import { violationsIn } from '../../support/ledger.ts';
import type { Fault } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { Universe } from '../world/universe.ts';
import { beginning } from '../world/virtual-time.ts';
import type { Load, World } from '../world/world.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The key of the checkout that a story is about. */
export const key = 'story-key-00000001';
export const otherKey = 'story-key-00000002';
export const checkoutId = checkoutIdOf(key);

export const orderId = orderIdOf(checkoutId);

/** A card whose bank asks, and a cart that waits for the merchant. */
export const askedByBank = { payment: { paymentMethod: 'pm_card_threeDSecure2Required' } } as const;
export const chair = { items: [{ sku: 'chair', quantity: 1 }], expectedTotal: 48000 } as const;

/** A cart of the product with a small stock. */
export const lamp = { items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 } as const;

type Plot = {
  /** Stock that differs from the catalogue's. */
  readonly stock?: Readonly<Record<string, number>>;
  /** The fault that a call meets; `atMs` is the time since the world began. */
  readonly faultFor?: (call: Call, atMs: number, world: World) => Fault | undefined;
  readonly load?: Load;
  /** The part of the books that is this shop's; without it, all of them are. */
  readonly ours?: (books: Shop) => Shop;
};

/** Tells a story in a world of its own. In the end its books must be in order. */
export const inWorld = async (
  universe: Universe,
  { stock, faultFor, load = {}, ours = (books) => books }: Plot,
  tell: (world: World) => Promise<void>,
): Promise<void> => {
  const world = await universe.world({
    seed: 1,
    load,
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

/** Whether it is the call of this name by this function. */
export const isCall = (call: Call, from: string, name: string): boolean =>
  call.from === from && call.name === name;

/** Does something the first time that it is time for it. It gives `faultFor` no fault. */
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

/** The reconciler's rounds, once everything is well again. */
export const reconcileAll = async (world: World): Promise<void> => {
  await world.advance(2 * minute);
  await world.run(() => world.reconcile('open'));
  await world.run(() => world.reconcile('everything'));
};

/** Stripe's events that are under way get lost. */
export const dropEvents = ({ stripe }: World): void => {
  const { webhooks } = stripe.control;
  for (const { id } of webhooks.pending()) webhooks.drop(id);
};

/** Stops the checkout's execution, once whatever begins at this very moment has begun. */
export const stopSoon = ({ application, say }: World): void =>
  queueMicrotask(() => {
    say('Operator: stop');
    void application.executions.abort(checkoutId);
  });
