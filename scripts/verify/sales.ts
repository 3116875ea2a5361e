/** A sale: many more shoppers at once than Stripe takes holds in a second. */
import type { Told } from '../../test/simulation/stories/stories.ts';
import { simulateInSight } from '../simulate/in-sight.ts';
import { atLeast, type Check, type Claim } from './check.ts';

export const sales: Check = {
  name: 'sales',
  sentence:
    'Shoppers beyond what Stripe takes at once wait in line, and are refused for no other reason.',
  minutes: 1,
  run: async () => claimsOf(await simulateInSight<Told>('sales', ['sales'])),
};

/** One claim for each sale, from what came of telling it. */
export const claimsOf = (told: readonly Told[]): readonly Claim[] => [
  ...told.map(({ name, failure }) => ({
    claim: `${name}.`,
    wrong: failure === undefined ? [] : [failure],
  })),
  { claim: 'There was a sale.', wrong: atLeast(1, told.length, 'sales') },
];
