/**
 * One run of the fault matrix: a scenario with its faults, then the other two nets (Stripe's events,
 * the reconciler), then the books.
 */
import { checkoutIdOf } from '../../functions/checkout/idempotency.ts';
import { violationsIn } from '../support/ledger.ts';
import type { Fault } from './faults.ts';
import type { Call } from './network.ts';
import { type Scenario, scenarioKey } from './scenarios.ts';
import type { Universe } from './universe.ts';
import type { World } from './world.ts';

/** A fault that one call meets once, or that all calls of its name meet from then on for 25 hours. */
export type PlannedFault = {
  readonly call: Call;
  readonly fault: Fault;
  readonly lasting: boolean;
};

/** What somebody does at the moment of a call: an operator, the merchant, the shopper. */
export type Interference = {
  readonly call: Call;
  readonly act: (world: World) => Promise<void>;
};

export type Outcome = {
  /** The checkout's status in the end, or `none` when there is none. */
  readonly status: string;
  /** What became of the shopper's money. */
  readonly money: 'captured' | 'nothing held' | 'refunded' | 'held';
  /** Statuses that the shopper's page was shown. */
  readonly states: readonly string[];
  readonly violations: readonly string[];
  /** Every call that was made, in order. */
  readonly calls: readonly Call[];
  readonly trace: readonly string[];
};

const lastingMs = 25 * 60 * 60 * 1000;

const isSame = (a: Call, b: Call): boolean =>
  a.from === b.from && a.service === b.service && a.name === b.name;

/** Runs it in a world of its own. */
export const runMatrix = async (
  universe: Universe,
  scenario: Scenario,
  faults: readonly PlannedFault[],
  interference?: Interference,
): Promise<Outcome> => {
  const calls: Call[] = [];
  const begun = new Map<PlannedFault, number>();
  const interfering: Promise<void>[] = [];
  let isWell = false;
  const world = await universe.world({
    seed: 1,
    faultFor: (call) => {
      calls.push(call);
      if (interference !== undefined && isSame(interference.call, call)) {
        if (interference.call.nth === call.nth) {
          interfering.push(interference.act(world));
        }
      }
      if (isWell) return undefined;
      return faults.find((planned) => {
        if (!isSame(planned.call, call)) return false;
        if (!planned.lasting) return planned.call.nth === call.nth;
        if (call.nth < planned.call.nth) return false;
        if (!begun.has(planned)) begun.set(planned, world.time.now());
        return world.time.now() - (begun.get(planned) ?? 0) < lastingMs;
      })?.fault;
    },
  });
  try {
    if (scenario.stock !== undefined) await world.setStock(scenario.stock);
    await world.run(() => scenario.shop(world));
    await world.run(() => Promise.all(interfering));
    await world.run(() => world.drainStreams());
    await world.run(() => world.deliverEvents());
    await world.advance(2 * minutes);
    await world.run(() => world.reconcile('open'));
    await world.run(() => world.reconcile('everything'));
    isWell = true;
    await world.advance(10 * minutes);
    await world.run(() => world.deliverEvents());
    await world.run(() => world.reconcile('open'));
    await world.run(() => world.drainStreams());
    const violations = [...(await violationsIn(world.books(), scenario.stock))];
    const status = await statusOf(world);
    const allowed = interference === undefined ? scenario.endings : meddledEndings;
    if (!allowed.includes(status)) violations.push(`it ended as ${status}`);
    return {
      status,
      money: moneyOf(world),
      states: statesOf(world),
      violations,
      calls,
      trace: world.trace,
    };
  } finally {
    await world.stop();
  }
};

/** A merchant may cancel and refund what he likes: which ending it is, the books decide. */
const meddledEndings = ['paid', 'declined', 'rejected', 'expired', 'canceled', 'refunded'];

const minutes = 60_000;

const statusOf = async (world: World): Promise<string> => {
  const rows = await world.application.rows('TablesCheckouts');
  const row = rows.find(({ id }) => id === checkoutIdOf(scenarioKey));
  return String(row?.status ?? 'none');
};

const moneyOf = (world: World): Outcome['money'] => {
  const { paymentIntents, refunds } = world.stripe.control.state();
  const [intent] = paymentIntents.filter(
    ({ metadata }) => metadata.checkoutId === checkoutIdOf(scenarioKey),
  );
  if (refunds.some((refund) => refund.payment_intent === intent?.id)) return 'refunded';
  if (intent?.status === 'succeeded') return 'captured';
  return intent?.status === 'requires_capture' ? 'held' : 'nothing held';
};

/** The states that the checkout's executions went through. */
const statesOf = (world: World): readonly string[] =>
  world.application.executions
    .list()
    .flatMap(({ history }) => history)
    .flatMap(({ type, state }) =>
      type === 'StateEntered' && state !== undefined ? state.name : [],
    );
