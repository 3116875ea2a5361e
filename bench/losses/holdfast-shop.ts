/** Holdfast in its simulated world: the synthesized application, with its other nets on their schedules. */

import { type Sender, senderAt } from '../../test/simulation/world/client.ts';
import { openUniverse } from '../../test/simulation/world/universe.ts';
import { beginning } from '../../test/simulation/world/virtual-time.ts';
import type { World } from '../../test/simulation/world/world.ts';
import { type Armed, armedFor, type EffectOf } from './armed.ts';
import { stripeInProcess, typeCard } from './card.ts';
import type { Visit } from './mishaps.ts';
import { type Counter, visitCounter } from './press.ts';
import type { Shop } from './shop.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** As often as the template's schedules call the reconciler. */
const openEveryMs = 5 * minuteMs;
const everythingEveryMs = 6 * hourMs;
/** After each visit. */
const betweenVisitsMs = 2 * minuteMs;
/** How long the page follows a checkout before the shopper presses again. */
const waitSeconds = 10;

export const holdfastEffect: EffectOf = ({ from, service, name }) => {
  if (service === 'stripe' && name === 'POST /v1/payment_intents') return 'hold';
  if (service === 'stripe' && name === 'POST /v1/payment_intents/:id/capture') return 'capture';
  return from === 'CreateOrder' && name === 'TransactWriteItems' ? 'order' : undefined;
};

/** Starts it. One at a time in a process: it takes over the process's clock until `stop`. */
export const openHoldfastShop = async (assembly: string, seed: number): Promise<Shop> => {
  const universe = await openUniverse(assembly);
  let armed: Armed | undefined;
  const world = await universe.world({ seed, faultFor: (call) => armed?.faultFor(call) });
  armed = armedFor(holdfastEffect, world.time.now);
  const { arm } = armed;
  await world.setStock({ workshop: 1_000_000 });
  const nets = netsOf(world);
  return {
    visit: async (visit) => {
      arm(visit.mishap);
      await world.run(() => visitCounter(counterIn(world, visit), visit));
      if (visit.withoutEvents) dropEvents(world);
      else await world.run(() => world.deliverEvents());
      await world.advance(betweenVisitsMs);
      await nets();
    },
    close: async () => {
      for (let hour = 0; hour < 24; hour += 1) {
        await world.advance(hourMs);
        await nets();
      }
      await world.run(() => world.drainStreams());
    },
    stripe: stripeInProcess(world.stripe),
    orderRows: () => world.application.rows('TablesOrders'),
    stop: async () => {
      await world.stop();
      await universe.stop();
    },
  };
};

const counterIn = (world: World, visit: Visit): Counter => {
  const [shopper] = visit.email.split('@');
  let attempts = 0;
  const from: Sender = senderAt(addressOf(visit));
  return {
    repeatsAttempts: true,
    newAttempt: async (email) => {
      attempts += 1;
      const key = `${shopper}-attempt-${attempts}`;
      return { key, paymentMethod: await typeCard(world.stripe, email) };
    },
    press: async ({ key, paymentMethod }, { email, leaves }) => {
      const placed = await world.place({
        ...{ key, email, from, payment: { paymentMethod } },
        waitSeconds: leaves ? 0 : waitSeconds,
      });
      if (placed.status >= 500) return 'nothing';
      const status = placed.checkout?.status;
      if (status === 'confirmed' || status === 'paid') return 'an order';
      return status === 'processing' ? 'nothing' : 'no order';
    },
  };
};

/** Each shopper has an address of her own. */
const addressOf = ({ email }: Visit): string => {
  const number = Number(/\d+/.exec(email)?.[0] ?? 0);
  return `10.0.${Math.floor(number / 250)}.${1 + (number % 250)}`;
};

const dropEvents = ({ stripe }: World): void => {
  const { webhooks } = stripe.control;
  for (const { id } of webhooks.pending()) webhooks.drop(id);
};

/** Calls the reconciler as soon as its schedule would have. */
const netsOf = (world: World): (() => Promise<void>) => {
  let openAtMs = beginning + openEveryMs;
  let everythingAtMs = beginning + everythingEveryMs;
  return async () => {
    const nowMs = world.time.now();
    if (nowMs >= openAtMs) {
      openAtMs = nowMs + openEveryMs;
      await world.run(() => world.reconcile('open'));
    }
    if (nowMs >= everythingAtMs) {
      everythingAtMs = nowMs + everythingEveryMs;
      await world.run(() => world.reconcile('everything'));
    }
  };
};
