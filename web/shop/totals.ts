/** A quote's or a checkout's amounts as a definition list. */
import type { Quote, Tax } from '../../functions/checkout/contract.ts';
import { h } from '../page/dom.ts';
import { formatMoney, formatPercent } from '../page/money.ts';

type Amounts = Pick<Quote, 'currency' | 'total'> &
  Partial<Omit<Quote, 'promotion'>> & { readonly promotion?: { readonly code: string } };

type Part = { readonly label: string; readonly value: string; readonly kind: 'part' | 'total' };

export const totalsOf = (amounts: Amounts): readonly HTMLElement[] =>
  partsOf(amounts).map(({ label, value, kind }) =>
    h('div', { class: kind }, h('dt', {}, label), h('dd', {}, value)),
  );

/**
 * What adds up to the total, the total, and what it includes. What isn't there has no part: a
 * discount, shipping, a tax.
 */
export const partsOf = (amounts: Amounts): readonly Part[] => {
  const { currency, total, subtotal = total, discount = 0, shipping = 0 } = amounts;
  const { shippingRate, promotion, taxes = [], needsDestination } = amounts;
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  const taxPart = (tax: Tax) => part(taxLabel(tax), money(tax.amount));
  return [
    part('Subtotal', money(subtotal)),
    ...(discount ? [part(named('Discount', promotion?.code), money(-discount))] : []),
    ...(shipping || shippingRate
      ? [part(named('Shipping', shippingRate?.name), shipping ? money(shipping) : 'Free')]
      : []),
    ...taxes.filter(({ inclusive }) => !inclusive).map(taxPart),
    ...(needsDestination
      ? [part(shippingRate ? 'Tax' : 'Shipping and tax', 'after your address')]
      : []),
    { label: needsDestination ? 'Total so far' : 'Total', value: money(total), kind: 'total' },
    ...taxes.filter(({ inclusive }) => inclusive).map(taxPart),
  ];
};

const part = (label: string, value: string): Part => ({ label, value, kind: 'part' });

const named = (label: string, name: string | undefined) => (name ? `${label} (${name})` : label);

// An inclusive tax is in the prices above, and is said for the record.
const taxLabel = ({ name, percent, inclusive }: Tax) =>
  named(inclusive ? `incl. ${name}` : name, formatPercent(percent));
