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
import type { RecordedCall } from './outcome.ts';

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

const isWrite = ({ service, name }: Call): boolean =>
  (service === 'dynamodb' || service === 'stripe') && !isRead(name);
