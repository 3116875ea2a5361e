/** A quote's amounts as a definition list. */
import type { Quote } from '../functions/checkout/contract.ts';
import { h } from './dom.ts';
import { formatMoney } from './money.ts';

type Amounts = Pick<Quote, 'currency' | 'total'> & Partial<Quote>;

/** Discount, shipping and tax are shown only when there are any; a subtotal only when there are. */
export const totalsOf = (quote: Amounts): readonly HTMLElement[] => {
  const { currency, subtotal = quote.total, discount = 0, shipping = 0, tax = 0, total } = quote;
  const parts: readonly (readonly [string, number])[] = [
    ['Discount', -discount],
    ['Shipping', shipping],
    ['Tax', tax],
  ];
  const shown = parts.filter(([, amount]) => amount !== 0);
  const row = (label: string, amountMinor: number, kind: string) =>
    h('div', { class: kind }, h('dt', {}, label), h('dd', {}, formatMoney(amountMinor, currency)));
  return [
    row('Subtotal', subtotal, 'part'),
    ...shown.map(([label, amount]) => row(label, amount, 'part')),
    row('Total', total, 'total'),
  ];
};
