/**
 * Conflicts: a write meets another one on its item, a few times in a row, as in a rush on a product.
 * Every transaction, and every single write, since any row may be in a transaction at that moment.
 */
import { type ConflictFault, conflictFaults, isRead } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Universe } from '../world/universe.ts';
import type { Extent } from './extent.ts';
import { faultyCalls } from './faulty-calls.ts';
import type { RecordedCall } from './outcome.ts';

export type Conflict = {
  readonly scenario: Scenario;
  readonly call: RecordedCall;
  readonly fault: ConflictFault;
};

/** The conflicts that are run, in the scenarios' order. */
export const plannedConflicts = async (
  universe: Universe,
  { conflicts }: Extent,
): Promise<readonly Conflict[]> =>
  (await faultyCalls(universe))
    .filter(({ call }) => mayConflict(call))
    .flatMap(({ scenario, call, isNew }) =>
      conflictFaults.map((fault) => ({ scenario, call, fault, isNew })),
    )
    .filter(({ isNew }, index) => index % (isNew ? conflicts.fresh : conflicts.again) === 0)
    .map(({ isNew: _, ...conflict }) => conflict);

const mayConflict = ({ service, name }: Call): boolean => service === 'dynamodb' && !isRead(name);
