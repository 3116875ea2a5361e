/**
 * One run of the fault matrix: a scenario with its faults, then the other two nets (Stripe's events,
 * the reconciler), then the books.
 */
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import { violationsIn } from '../../support/ledger.ts';
import type { Fault } from '../network/faults.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarioKey } from '../scenarios/shopping.ts';
import { attendToParked } from '../world/attending.ts';
import type { Universe } from '../world/universe.ts';
import { letNetsCatch, letNetsTryAgain } from './nets.ts';
import {
  carriedOutMsOf,
  moneyOf,
  type Outcome,
  type RecordedCall,
  stateOf,
  statusOf,
  waitsIn,
} from './outcome.ts';
import { type ActAtCall, isSame, type LateAct, meeting, type PlannedFault } from './planned.ts';
import { shownTo } from './shown.ts';

const checkoutId = checkoutIdOf(scenarioKey);

/** What a step does not try again by itself: a person does, or the reconciler a day later. */
const refused: Fault = 'refused';
const refusedForADay: Fault = 'refused-saved';

/** Runs it in a world of its own. */
export const runMatrix = async (
  universe: Universe,
  scenario: Scenario,
  faults: readonly PlannedFault[],
  planned?: ActAtCall | LateAct,
): Promise<Outcome> => {
  const calls: RecordedCall[] = [];
  const acting: Promise<void>[] = [];
  // The fault that is tested comes first: one of the given faults may be for the same call.
  const faultOf = meeting([...faults, ...(scenario.given?.faults ?? [])]);
  const acts = [planned, scenario.given?.act];
  let isWell = false;
  let isOver = false;
  const world = await universe.world({
    seed: 1,
    faultFor: (call) => {
      if (isOver) return undefined;
      calls.push({ ...call, ...stateOf(world, call) });
      for (const each of acts) {
        if (each === undefined || !('call' in each) || !isSame(each.call, call)) continue;
        if (each.call.nth === call.nth) acting.push(each.act(world));
      }
      return isWell ? undefined : faultOf(call);
    },
  });
  try {
    if (scenario.stock !== undefined) await world.setStock(scenario.stock);
    if (planned !== undefined && 'atMs' in planned) {
      setTimeout(() => acting.push(planned.act(world)), planned.atMs);
    }
    await world.run(() => scenario.shop(world));
    const waits = waitsIn(world);
    await world.run(() => Promise.all(acting));
    await letNetsCatch(world, scenario, () => {
      isWell = true;
    });
    const met = new Set(faults.map(({ fault }) => fault));
    const unheard = met.has(refused) ? await attendToParked(world) : [];
    const hasMissedATurn = faults.some(({ call, lasting }) => call.from === 'Reconcile' && lasting);
    if (met.has(refused) || met.has(refusedForADay) || hasMissedATurn) await letNetsTryAgain(world);
    isOver = true;
    const shown = shownTo(world, checkoutId, await world.run(() => world.comeBack(checkoutId)));
    const violations = [...unheard, ...(await violationsIn(world.books(), scenario.stock))];
    const status = await statusOf(world);
    const allowed = planned === undefined ? scenario.endings : meddledEndings;
    if (!allowed.includes(status)) violations.push(`it ended as ${status}`);
    const money = moneyOf(world);
    const carriedOutMs = await carriedOutMsOf(world);
    return { status, money, carriedOutMs, shown, violations, calls, waits, trace: world.trace };
  } finally {
    await world.stop();
  }
};

/** A merchant may cancel and refund at will: whether the ending is right, the books decide. */
const meddledEndings = ['paid', 'declined', 'rejected', 'expired', 'canceled', 'refunded'];
