/** The amounts of a quote or a checkout, in the order in which a shopper reads them. Pure. */
import type { Quote, Tax } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import { formatMoney, formatPercent } from '../page/money.ts';

export type Amounts = Pick<Quote, 'currency' | 'total'> &
  Partial<Omit<Quote, 'promotion'>> & { readonly promotion?: { readonly code: string } };

export type Part = {
  readonly label: string;
  readonly value: string;
  readonly kind: 'part' | 'total';
};

/**
 * First the parts that add up to the total, then the total, then the taxes that it includes. There is
 * no part for a discount, shipping or tax that does not apply.
 */
export const partsOf = (amounts: Amounts): readonly Part[] => {
  const { currency, total, subtotal = total, discount = 0, shipping = 0 } = amounts;
  const { shippingRate, promotion, taxes = [], needsDestination } = amounts;
  const text = words().totals;
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  const taxPart = (tax: Tax) => part(taxLabel(tax), money(tax.amount));
  return [
    part(text.subtotal, money(subtotal)),
    ...(discount ? [part(named(text.discount, promotion?.code), money(-discount))] : []),
    ...(shipping || shippingRate
      ? [part(named(text.shipping, shippingRate?.name), shipping ? money(shipping) : text.free)]
      : []),
    ...taxes.filter(({ inclusive }) => !inclusive).map(taxPart),
    ...(needsDestination
      ? [part(shippingRate ? text.tax : text.shippingAndTax, text.afterAddress)]
      : []),
    { label: needsDestination ? text.totalSoFar : text.total, value: money(total), kind: 'total' },
    ...taxes.filter(({ inclusive }) => inclusive).map(taxPart),
  ];
};

const part = (label: string, value: string): Part => ({ label, value, kind: 'part' });

const named = (label: string, name: string | undefined) => (name ? `${label} (${name})` : label);

// The prices above contain an inclusive tax already: it is shown, and not added.
const taxLabel = ({ name, percent, inclusive }: Tax) =>
  named(inclusive ? words().totals.including(name) : name, formatPercent(percent));
