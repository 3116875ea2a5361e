/** The other nets: what catches a checkout that went wrong, beside its own state machine. */
import type { Scenario } from '../scenarios/scenario.ts';
import type { World } from '../world/world.ts';

const minutes = 60_000;
const day = 24 * 60 * minutes;

/** Lets Stripe's events and the reconciler have their turn: while things are still broken, and once they are well. */
export const letNetsCatch = async (
  world: World,
  { withoutEvents }: Scenario,
  makeWell: () => void,
): Promise<void> => {
  const events = async (): Promise<void> => {
    if (withoutEvents === true) dropEvents(world);
    else await world.run(() => world.deliverEvents());
  };
  await world.run(() => world.drainStreams());
  await events();
  await world.advance(2 * minutes);
  await world.run(() => world.reconcile('open'));
  await world.run(() => world.reconcile('everything'));
  makeWell();
  await world.advance(10 * minutes);
  await events();
  await world.run(() => world.reconcile('open'));
  await world.run(() => world.drainStreams());
};

/**
 * A day later: what Stripe refused is tried again then, and everything is compared again, also where the
 * reconciler could not do its part today.
 */
export const letNetsTryAgain = async (world: World): Promise<void> => {
  await world.advance(day);
  await world.run(() => world.reconcile('open'));
  await world.run(() => world.reconcile('everything'));
  await world.run(() => world.drainStreams());
};

const dropEvents = ({ stripe }: World): void => {
  const { webhooks } = stripe.control;
  for (const { id } of webhooks.pending()) webhooks.drop(id);
};
