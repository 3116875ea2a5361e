/** Amounts and percents as a shopper reads them; the page is in English, so they are too. */
export { formatMoney } from '../../functions/pricing/currencies.ts';

/** Decimal text as the API writes it, e.g. `8.875`, as `8.875%`. */
export const formatPercent = (percent: string): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 4 }).format(
    Number(percent) / 100,
  );
