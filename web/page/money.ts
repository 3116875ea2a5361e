/** Amounts and percentages as a shopper reads them: in English, like the rest of the page. */
export { formatMoney } from '../../functions/pricing/currencies.ts';

/** Turns the API's decimal text, e.g. `8.875`, into `8.875%`. */
export const formatPercent = (percent: string): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 4 }).format(
    Number(percent) / 100,
  );
