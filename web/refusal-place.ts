/** Where on the page a refusal belongs. */
import type { Problem } from '../functions/checkout/contract.ts';

export type Place =
  | { readonly at: 'line'; readonly index: number }
  | { readonly at: 'email' }
  | { readonly at: 'card' }
  | { readonly at: 'form' };

/** Beside the field that the problem names, as in `items[0].quantity`; else above the button. */
export const placeOf = ({ field }: Pick<Problem, 'field'>): Place => {
  const index = /^items\[(\d+)\]/.exec(field ?? '')?.[1];
  if (index !== undefined) return { at: 'line', index: Number(index) };
  if (field === 'email') return { at: 'email' };
  return field?.startsWith('payment') ? { at: 'card' } : { at: 'form' };
};
