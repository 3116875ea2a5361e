/**
 * One run of the fault matrix: a scenario with its faults, then the other two nets (Stripe's events,
 * the reconciler), then the books.
 */
import { checkoutIdOf } from '../../functions/checkout/idempotency.ts';
import { violationsIn } from '../support/ledger.ts';
import type { Call } from './network.ts';
import {
  type Interference,
  isSame,
  type LateInterference,
  meeting,
  type PlannedFault,
} from './planned.ts';
import { type Scenario, scenarioKey } from './scenarios.ts';
import { type Shown, shownTo } from './shown.ts';
import type { Universe } from './universe.ts';
import { beginning } from './virtual-time.ts';
import type { World } from './world.ts';

/** A call, and the state in which the checkout's execution was at that moment. */
export type RecordedCall = Call & { readonly state?: string };

/** A state that waits for somebody: when it begins and ends, in milliseconds of the world's time. */
export type Wait = { readonly state: string; readonly fromMs: number; readonly toMs: number };

export type Outcome = {
  /** The checkout's status in the end, or `none` when there is none. */
  readonly status: string;
  /** What became of the shopper's money. */
  readonly money: 'captured' | 'nothing held' | 'refunded' | 'held';
  /** What the shopper's browser was answered. */
  readonly shown: Shown;
  readonly violations: readonly string[];
  /** Every call that was made, in order. */
  readonly calls: readonly RecordedCall[];
  readonly waits: readonly Wait[];
  readonly trace: readonly string[];
};

const checkoutId = checkoutIdOf(scenarioKey);
const minutes = 60_000;

/** Runs it in a world of its own. */
export const runMatrix = async (
  universe: Universe,
  scenario: Scenario,
  faults: readonly PlannedFault[],
  interference?: Interference | LateInterference,
): Promise<Outcome> => {
  const calls: RecordedCall[] = [];
  const interfering: Promise<void>[] = [];
  // What is tested comes before what is given: it may be that very call's.
  const faultOf = meeting([...faults, ...(scenario.given?.faults ?? [])]);
  const acts = [interference, scenario.given?.act];
  let isWell = false;
  let isOver = false;
  const world = await universe.world({
    seed: 1,
    faultFor: (call) => {
      if (isOver) return undefined;
      calls.push({ ...call, ...stateOf(world, call) });
      for (const each of acts) {
        if (each === undefined || !('call' in each) || !isSame(each.call, call)) continue;
        if (each.call.nth === call.nth) interfering.push(each.act(world));
      }
      return isWell ? undefined : faultOf(call);
    },
  });
  try {
    if (scenario.stock !== undefined) await world.setStock(scenario.stock);
    if (interference !== undefined && 'atMs' in interference) {
      setTimeout(() => interfering.push(interference.act(world)), interference.atMs);
    }
    await world.run(() => scenario.shop(world));
    const waits = waitsIn(world);
    await world.run(() => Promise.all(interfering));
    await letNetsCatch(world, scenario, () => {
      isWell = true;
    });
    isOver = true;
    const shown = shownTo(world, checkoutId, await world.run(() => world.comeBack(checkoutId)));
    const violations = [...(await violationsIn(world.books(), scenario.stock))];
    const status = await statusOf(world);
    const allowed = interference === undefined ? scenario.endings : meddledEndings;
    if (!allowed.includes(status)) violations.push(`it ended as ${status}`);
    const money = moneyOf(world);
    return { status, money, shown, violations, calls, waits, trace: world.trace };
  } finally {
    await world.stop();
  }
};

/** Stripe's events and the reconciler, while it is still broken and once it is well again. */
const letNetsCatch = async (
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

const dropEvents = ({ stripe }: World): void => {
  const { webhooks } = stripe.control;
  for (const { id } of webhooks.pending()) webhooks.drop(id);
};

/** A merchant may cancel and refund what he likes: which ending it is, the books decide. */
const meddledEndings = ['paid', 'declined', 'rejected', 'expired', 'canceled', 'refunded'];

/** The step's own for what a step calls, and the watched checkout's for what others do meanwhile. */
const stateOf = ({ application }: World, { from, name }: Call): { readonly state?: string } => {
  const own = [from, name.replace(/^invoke /, '')].find(
    (each) => each in application.definition.States,
  );
  if (own !== undefined) return { state: own };
  const execution = application.executions.get(checkoutId);
  if (execution?.status !== 'RUNNING') return {};
  const state = execution.history.findLast(({ type }) => type === 'StateEntered')?.state;
  return state === undefined ? {} : { state: state.name };
};

/** What takes longer than this waits for somebody. */
const longMs = 60_000;

const waitsIn = ({ application }: World): readonly Wait[] => {
  const history = application.executions.get(checkoutId)?.history ?? [];
  return history.flatMap(({ type, state, timestamp }, index) => {
    if (type !== 'StateEntered' || state === undefined) return [];
    const left = history
      .slice(index)
      .find((each) => each.type === 'StateExited' && each.state?.name === state.name);
    if (left === undefined || left.timestamp - timestamp < longMs) return [];
    const [fromMs, toMs] = [timestamp - beginning, left.timestamp - beginning];
    return [{ state: state.name, fromMs, toMs }];
  });
};

const statusOf = async (world: World): Promise<string> => {
  const rows = await world.application.rows('TablesCheckouts');
  return String(rows.find(({ id }) => id === checkoutId)?.status ?? 'none');
};

const moneyOf = (world: World): Outcome['money'] => {
  const { paymentIntents, refunds } = world.stripe.control.state();
  const [intent] = paymentIntents.filter(({ metadata }) => metadata.checkoutId === checkoutId);
  const given = refunds.filter(
    ({ payment_intent, status }) => payment_intent === intent?.id && status !== 'failed',
  );
  if (given.length > 0) return 'refunded';
  if (intent?.status === 'succeeded') return 'captured';
  return intent?.status === 'requires_capture' ? 'held' : 'nothing held';
};
