/** What is seen of a run of the fault matrix: the calls that were made, the waits, and what came of it. */
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import type { Call } from '../network/network.ts';
import { scenarioKey } from '../scenarios/shopping.ts';
import { beginning } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import type { Shown } from './shown.ts';

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
  /** How long it took from the merchant's decision to the order's ending; 0 where nobody decided. */
  readonly carriedOutMs: number;
  /** Every call that was made, in order. */
  readonly calls: readonly RecordedCall[];
  readonly waits: readonly Wait[];
  readonly trace: readonly string[];
};

const checkoutId = checkoutIdOf(scenarioKey);

/** The state of a call: for a step's call the step itself, for another's the state of the watched checkout. */
export const stateOf = (
  { application }: World,
  { from, name }: Call,
): { readonly state?: string } => {
  const own = [from, name.replace(/^invoke /, '')].find(
    (each) => each in application.definition.States,
  );
  if (own !== undefined) return { state: own };
  const execution = application.executions.get(checkoutId);
  if (execution?.status !== 'RUNNING') return {};
  const state = execution.history.findLast(({ type }) => type === 'StateEntered')?.state;
  return state === undefined ? {} : { state: state.name };
};

/** A state that takes longer than this waits for somebody. */
const longMs = 60_000;

export const waitsIn = ({ application }: World): readonly Wait[] => {
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

export const statusOf = async (world: World): Promise<string> => {
  const rows = await world.application.rows('TablesCheckouts');
  return String(rows.find(({ id }) => id === checkoutId)?.status ?? 'none');
};

export const carriedOutMsOf = async (world: World): Promise<number> => {
  const orders = await world.application.rows('TablesOrders');
  const { decidedAt, endedAt } = orders.find((order) => order.checkoutId === checkoutId) ?? {};
  if (decidedAt === undefined || endedAt === undefined) return 0;
  return Date.parse(String(endedAt)) - Date.parse(String(decidedAt));
};

export const moneyOf = (world: World): Outcome['money'] => {
  const { paymentIntents, refunds } = world.stripe.control.state();
  const [intent] = paymentIntents.filter(({ metadata }) => metadata.checkoutId === checkoutId);
  const given = refunds.filter(
    ({ payment_intent, status }) => payment_intent === intent?.id && status !== 'failed',
  );
  if (given.length > 0) return 'refunded';
  if (intent?.status === 'succeeded') return 'captured';
  return intent?.status === 'requires_capture' ? 'held' : 'nothing held';
};
