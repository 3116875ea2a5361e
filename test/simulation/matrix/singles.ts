/** Single faults: every call that is made to fail, with everything that can happen to it. */
import { type Fault, faultsOf, kindOf, tellingFaultsOf } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Universe } from '../world/universe.ts';
import type { Choice, Extent } from './extent.ts';
import { type FaultyCall, faultyCalls } from './faulty-calls.ts';
import type { RecordedCall } from './outcome.ts';

export type Single = {
  readonly scenario: Scenario;
  readonly call: RecordedCall;
  readonly fault: Fault;
  /** Once, or for 25 hours: longer than Stripe remembers a key. */
  readonly lasting: boolean;
};

/** The single faults that are run, in the scenarios' order. */
export const plannedSingles = async (
  universe: Universe,
  extent: Extent,
): Promise<readonly Single[]> => {
  const isAgainDue = oneIn(extent.again);
  const isLastingDue = oneIn(extent.lasting);
  const isLastingAgainDue = oneIn(extent.lastingAgain);
  return (await faultyCalls(universe)).flatMap(({ scenario, call, isNew }, index) =>
    faultsFor(call, isNew ? extent.faults : extent.faultsAgain, index).flatMap((fault) =>
      durationsOf(call)
        .filter(() => isNew || isAgainDue())
        .filter((lasting) => !lasting || (isNew ? isLastingDue() : isLastingAgainDue()))
        .map((lasting) => ({ scenario, call, fault, lasting })),
    ),
  );
};

/** A counter that is true each `every`-th time that it is asked. */
const oneIn = (every: number): (() => boolean) => {
  let asked = 0;
  return () => {
    asked += 1;
    return asked % every === 0;
  };
};

/** Where one fault stands for its kind, or some kinds for all, `turn` decides which. */
const faultsFor = ({ service, name }: Call, choice: Choice, turn: number): readonly Fault[] => {
  if (choice === 'all') return faultsOf(service);
  const telling = tellingFaultsOf(service, name);
  if (choice === 'all that tell') return telling;
  const oneOfEach = [...Map.groupBy(telling, kindOf).values()].flatMap((alike) =>
    alike.slice(turn % alike.length).slice(0, 1),
  );
  if (choice === 'one of each kind') return oneOfEach;
  // A call that can meet fewer than five kinds still meets one.
  const every = Math.min(5, oneOfEach.length);
  return oneOfEach.filter((_, number) => number % every === turn % every);
};

/**
 * A lasting fault begins at a call and goes on. Begun at the second call of a name it is hardly a different
 * fault, except for the two calls by which Release asks for a hold, which are not the same.
 */
const durationsOf = ({ from, name, nth }: FaultyCall['call']): readonly boolean[] =>
  nth === 0 || (from === 'Release' && name === 'POST /v1/payment_intents')
    ? [false, true]
    : [false];
