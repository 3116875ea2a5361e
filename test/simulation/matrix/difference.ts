/** What a mishap that passes by itself may not change. */

import type { Call } from '../network/network.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Outcome } from './outcome.ts';

/** Long enough for some retries. */
const promptMs = 15 * 60_000;

/**
 * What is tried again at once makes no difference: the checkout ends as it would have, and as soon.
 * Not so where nobody repeats what the API had not done yet, or where another shopper was ahead and
 * is not any more.
 */
export const differenceIn = (
  { scenario, call }: { readonly scenario: Scenario; readonly call: Call },
  { status, carriedOutMs }: Outcome,
): readonly string[] => {
  const mayDiffer = call.from === 'Api' || scenario.stock !== undefined;
  return [
    ...(mayDiffer || status === scenario.endings[0] ? [] : [`it ended otherwise: ${status}`]),
    ...(carriedOutMs < promptMs ? [] : [`the decision was carried out ${carriedOutMs} ms later`]),
  ];
};
