/**
 * Late writes: a function dies, and what it had sent lands after the write of its retry. Every write
 * to DynamoDB and to Stripe, a moment, a minute and an hour late.
 */
import { isRead, type LateFault, lateFaults } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Universe } from '../world/universe.ts';
import type { Extent } from './extent.ts';
import { faultyCalls } from './faulty-calls.ts';
import type { Outcome, RecordedCall } from './outcome.ts';

export type Late = {
  readonly scenario: Scenario;
  readonly call: RecordedCall;
  readonly fault: LateFault;
};

/** The late writes that are run, in the scenarios' order. */
export const plannedLates = async (
  universe: Universe,
  { lates }: Extent,
): Promise<readonly Late[]> =>
  (await faultyCalls(universe))
    .filter(({ call }) => isWrite(call))
    .flatMap(({ scenario, call, isNew }) =>
      lateFaults.map((fault) => ({ scenario, call, fault, isNew })),
    )
    .filter(({ isNew }, index) => (isNew ? index % lates.fresh === 0 : index % lates.again === 0))
    .map(({ isNew: _, ...late }) => late);

/** Long enough for some retries. */
const promptMs = 15 * 60_000;

/**
 * A function that died, and whose retry did the same, makes no difference: the checkout ends as it
 * would have, and as soon. Not so where nobody repeats what the API had not done yet, or where
 * another shopper was ahead and is not any more.
 */
export const differenceIn = (
  { scenario, call }: Late,
  { status, carriedOutMs }: Outcome,
): readonly string[] => {
  const mayDiffer = call.from === 'Api' || scenario.stock !== undefined;
  return [
    ...(mayDiffer || status === scenario.endings[0] ? [] : [`it ended otherwise: ${status}`]),
    ...(carriedOutMs < promptMs ? [] : [`the decision was carried out ${carriedOutMs} ms later`]),
  ];
};

const isWrite = ({ service, name }: Call): boolean =>
  (service === 'dynamodb' || service === 'stripe') && !isRead(name);
