/** A quote's amounts as a definition list. */
import type { Quote, Tax } from '../functions/checkout/contract.ts';
import { h } from './dom.ts';
import { formatMoney, formatPercent } from './money.ts';

type Amounts = Pick<Quote, 'currency' | 'total'> & Partial<Quote>;

/** What isn't there has no row: a discount, shipping, a tax. */
export const totalsOf = (quote: Amounts): readonly HTMLElement[] => {
  const { currency, subtotal = quote.total, discount = 0, total, needsDestination } = quote;
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  const { promotion } = quote;
  const discountLabel = promotion ? `Discount (${promotion.code})` : 'Discount';
  return [
    row('Subtotal', money(subtotal)),
    ...(discount ? [row(discountLabel, money(-discount))] : []),
    ...shippingRow(quote, money),
    ...taxRows(quote, money),
    row(needsDestination ? 'Total so far' : 'Total', money(total), 'total'),
  ];
};

type Money = (amountMinor: number) => string;

const shippingRow = ({ shipping = 0, shippingRate, needsDestination }: Amounts, money: Money) => {
  if (needsDestination) return [row('Shipping and tax', 'after your address')];
  if (!shipping && !shippingRate) return [];
  const label = shippingRate ? `Shipping (${shippingRate.name})` : 'Shipping';
  return [row(label, shipping ? money(shipping) : 'Free')];
};

const taxRows = (amounts: Amounts, money: Money) => {
  const { subtotal = 0, discount = 0, shipping = 0, tax = 0, taxes, total } = amounts;
  if (taxes?.length) return taxes.map((each) => row(taxLabel(each), money(each.amount)));
  // A checkout has the sum of its taxes alone: what doesn't add to the total is in the prices.
  const isInclusive = subtotal - discount + shipping === total;
  return tax ? [row(isInclusive ? 'incl. tax' : 'Tax', money(tax))] : [];
};

// An inclusive tax is in the prices above, and is said for the record.
const taxLabel = ({ name, percent, inclusive }: Tax) =>
  `${inclusive ? 'incl. ' : ''}${name} (${formatPercent(percent)})`;

const row = (label: string, value: string, kind = 'part') =>
  h('div', { class: kind }, h('dt', {}, label), h('dd', {}, value));
