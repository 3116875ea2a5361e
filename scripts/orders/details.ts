/** One order as text for people: all that is known about it, with its amounts in one column. */
import type { OrderDetails } from '../../functions/checkout/commands.ts';
import { readRefusal, sentenceOf } from '../../functions/checkout/refusals.ts';
import { formatMoney } from '../../functions/pricing/money.ts';
import { printable } from '../../functions/typed/printable.ts';
import { subdivisionName } from '../../functions/typed/subdivisions.ts';
import type { Links } from './links.ts';
import { localTime } from './local-time.ts';

/** One row: a label, a text, and perhaps an amount to the right of it. */
type Row = readonly [label: string, text: string, amount?: string];

export const detailsOf = (order: OrderDetails, links: Links): string =>
  tidy([
    ['order', order.id],
    ['status', order.status],
    ...reasonRows(order),
    ...(order.notGivenBack ?? []).map((name) => ['not given back', name] as const),
    ...decisionRows(order),
    ...(order.dispute === undefined ? [] : [['dispute', order.dispute] as const]),
    ['placed', localTime(order.placedAt)],
    ['e-mail', order.email],
    ...addressRows(order),
    ...priceRows(order),
    ...moneyRows(order),
    ...refundRows(order),
    ['payment', `${order.paymentIntentId}, ${order.paymentStatus}`],
    ['', links.payment],
    ['execution', order.checkoutId],
    ['', links.execution],
  ]);

const reasonRows = ({ refusal }: OrderDetails): readonly Row[] =>
  refusal === undefined
    ? []
    : [
        ['reason', refusal],
        ['', `The shopper reads: ${sentenceOf(readRefusal(refusal))}`],
      ];

const decisionRows = (order: OrderDetails): readonly Row[] => {
  const { status, capture, decision, decidedAt, decideBefore, captureBefore } = order;
  const { approvedMinor = order.totalMinor, currency } = order;
  const amount = decision === 'approved' ? ` for ${formatMoney(approvedMinor, currency)}` : '';
  const when = decidedAt === undefined ? '' : ` on ${localTime(decidedAt)}`;
  const rows: (Row | undefined)[] = [
    ['capture', capture],
    decision === undefined ? undefined : ['decision', `${decision}${amount}${when}`],
    decideBefore === undefined
      ? undefined
      : ['deadline', `approve before ${localTime(decideBefore)}`],
    status !== 'confirmed' || captureBefore === undefined
      ? undefined
      : ['hold', `Stripe gives it up on ${localTime(captureBefore)}`],
  ];
  return rows.filter((row) => row !== undefined);
};

const addressRows = ({ shipping }: OrderDetails): readonly Row[] => {
  if (shipping === undefined) return [];
  const {
    name,
    line1,
    line2 = '',
    postalCode = '',
    city = '',
    state = '',
    country,
    phone,
  } = shipping;
  const place = [postalCode, city, subdivisionName(country, state) ?? state]
    .filter(Boolean)
    .join(' ');
  const lines = [name, line1, line2, [place, country].filter(Boolean).join(', ')].filter(Boolean);
  const rows = lines.map((line, index): Row => [index === 0 ? 'ship to' : '', line]);
  return phone === undefined ? rows : [...rows, ['telephone', phone]];
};

const priceRows = ({ currency, lines, price, promotion, totalMinor }: OrderDetails) => {
  const money = (minor: number) => formatMoney(minor, currency);
  const rows: Row[] = lines.map(({ quantity, name, amount }, index) => [
    index === 0 ? 'lines' : '',
    `${quantity} × ${name}`,
    money(amount),
  ]);
  const { discount = 0, shipping = 0, shippingRate, taxes = [] } = price ?? {};
  if (promotion !== undefined || discount > 0) {
    rows.push(['discount', promotion?.code ?? '', money(-discount)]);
  }
  if (shippingRate !== undefined || shipping > 0) {
    rows.push(['shipping', shippingRate?.name ?? '', money(shipping)]);
  }
  for (const { name, percent, inclusive, amount } of taxes) {
    rows.push(['tax', `${name} ${percent} %${inclusive ? ', included' : ''}`, money(amount)]);
  }
  rows.push(['total', '', money(totalMinor)]);
  return rows;
};

const moneyRows = (order: OrderDetails): readonly Row[] => {
  const { capturedMinor, refundedMinor, refundFailedMinor = 0, currency } = order;
  const money = (minor: number) => formatMoney(minor, currency);
  const failed = refundFailedMinor > 0 ? `${money(refundFailedMinor)} failed at the bank` : '';
  return [
    ['captured', '', money(capturedMinor)],
    ['refunded', failed, money(refundedMinor)],
  ];
};

const refundRows = ({ refunds }: OrderDetails): readonly Row[] =>
  refunds.flatMap(({ id, refundId, amountMinor, currency, status, createdAt }, index) => [
    [
      index === 0 ? 'refunds' : '',
      `${refundId ?? 'in the dashboard'}, ${status}, ${localTime(createdAt)}`,
      formatMoney(amountMinor, currency),
    ] as const,
    ['', id] as const,
  ]);

/**
 * Aligns the rows; the amounts are in one column, right of the widest text that has an amount. What
 * a shopper typed stays on its line.
 */
const tidy = (typed: readonly Row[]): string => {
  const rows = typed.map(([label, text, amount]) => [label, printable(text), amount] as const);
  const width = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length));
  const labelWidth = width(rows.map(([label]) => label));
  const withAmount = rows.filter(([, , amount]) => amount !== undefined);
  const textWidth = width(withAmount.map(([, text]) => text));
  const amountWidth = width(withAmount.map(([, , amount = '']) => amount));
  return rows
    .map(([label, text, amount]) =>
      [
        label.padEnd(labelWidth),
        amount === undefined ? text : text.padEnd(textWidth),
        amount?.padStart(amountWidth) ?? '',
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
