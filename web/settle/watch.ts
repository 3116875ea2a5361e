/** Looks at an order from time to time until its money is settled: charged, released or given back. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { type Api, LostAnswer, Refusal } from '../page/api.ts';
import type { Patience } from './until-answered.ts';

type Watching = Pick<Patience, 'pause'> & { readonly api: Pick<Api, 'checkout'> };

/** The pause before each look: most orders are charged within seconds, some once a person has agreed. */
const pauseSeconds = (looks: number): number => Math.min(300, 2 * 1.5 ** looks);
/** Some two days of a page that nobody closes: whoever opens it again sees what has become of it. */
const mostLooks = 600;

const look = async (api: Watching['api'], id: string): Promise<CheckoutView | undefined> => {
  try {
    return await api.checkout(id);
  } catch (error) {
    if (error instanceof LostAnswer || error instanceof Refusal) return undefined;
    throw error;
  }
};

/**
 * Calls `onChange` with each change, and resolves when there is nothing more to come. A look that is not
 * answered says nothing.
 */
export const watch = async (
  { api, pause }: Watching,
  first: CheckoutView,
  onChange: (checkout: CheckoutView) => void,
): Promise<void> => {
  let known = first;
  for (let looks = 0; known.status === 'confirmed' && looks < mostLooks; looks++) {
    await pause(pauseSeconds(looks));
    const found = (await look(api, first.id)) ?? known;
    if (JSON.stringify(found) !== JSON.stringify(known)) onChange(found);
    known = found;
  }
};
