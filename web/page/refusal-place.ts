/** Where on the page a refusal is shown. */
import type { Problem } from '../../functions/checkout/contract.ts';

export type Place =
  | { readonly at: 'line'; readonly index: number }
  | { readonly at: 'email' | 'card' | 'address' | 'promotion' | 'form' };

/** Beside the field that the problem names, as in `items[0].quantity`; without one, by the button. */
export const placeOf = ({ field = '' }: Pick<Problem, 'field'>): Place => {
  const index = /^items\[(\d+)\]/.exec(field)?.[1];
  if (index !== undefined) return { at: 'line', index: Number(index) };
  if (field === 'email') return { at: 'email' };
  if (field === 'promotionCode') return { at: 'promotion' };
  if (/^(shipping|destination)\b/.test(field)) return { at: 'address' };
  return field.startsWith('payment') ? { at: 'card' } : { at: 'form' };
};
