/** A second fault, at a later call of the steps: what undoes and what finishes may fail, too. */
import { type Fault, faultsOf } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { Universe } from '../world/universe.ts';
import { stepsOf } from '../world/workflow.ts';
import { nameOf } from './case.ts';
import type { Extent } from './extent.ts';
import { maxNth } from './faulty-calls.ts';
import type { RecordedCall } from './outcome.ts';
import { isSame, type PlannedFault } from './planned.ts';
import type { Single } from './singles.ts';

/** Faults that leave different things behind; what a second one does depends on no more than that. */
const telling: readonly { readonly fault: Fault; readonly lasting: boolean }[] = [
  { fault: 'error-before', lasting: true },
  { fault: 'lost-reply', lasting: false },
  { fault: 'lost-reply', lasting: true },
  { fault: 'crash-after', lasting: false },
  { fault: 'slow-before', lasting: false },
];

/** Whether a second fault may follow this one. */
export const isFirst = (
  { definition }: Universe,
  { scenario, call, fault, lasting }: Single,
  { paired }: Extent,
): boolean =>
  (paired === 'all' || scenario.isPaired === true) &&
  isOfStep(stepsOf(definition), call) &&
  telling.some((each) => each.fault === fault && each.lasting === lasting);

/**
 * The second faults that are tried after a first one, given the calls that were made with the first
 * one alone. `turn` is the first one's number: where not all are tried, each first one gets others.
 */
export const secondsAfter = (
  { definition }: Universe,
  first: Single,
  calls: readonly RecordedCall[],
  { seconds }: Extent,
  turn: number,
): readonly PlannedFault[] => {
  const steps = stepsOf(definition);
  const possible = laterCalls(calls, first.call)
    .filter((call) => isOfStep(steps, call) && call.nth <= maxNth)
    .flatMap((call) =>
      telling
        .filter(({ fault }) => faultsOf(call.service).some((each) => each === fault))
        .map((each) => ({ call, ...each })),
    );
  return spread(possible, seconds, turn);
};

/** For example `Release: UpdateItem lost-reply, for long`. */
export const textOfSecond = ({ call, fault, lasting }: PlannedFault): string =>
  `${nameOf(call)} ${fault}${lasting ? ', for long' : ''}`;

const isOfStep = (steps: readonly string[], { from }: Call): boolean =>
  from === 'StateMachine' || steps.includes(from);

const laterCalls = (calls: readonly RecordedCall[], first: Call): readonly RecordedCall[] => {
  const start = calls.findIndex((call) => isSame(call, first) && call.nth === first.nth);
  return calls.slice(start + 1).filter((call) => nameOf(call) !== nameOf(first));
};

/** This many of the items, far from each other, and others for the next turn. */
const spread = <T>(items: readonly T[], count: number, turn: number): readonly T[] => {
  if (count >= items.length) return items;
  const distance = items.length / count;
  // A number that goes through all of them before it comes back, for most lengths.
  const start = turn * 37;
  return Array.from({ length: count }, (_, index) =>
    items.at((start + Math.floor(index * distance)) % items.length),
  ).filter((item) => item !== undefined);
};
