/** Amounts and percentages as a shopper reads them, in the page's language. */
import { formatMoney as formatMoneyIn } from '../../functions/pricing/currencies.ts';
import { locale } from '../language/speak.ts';

/** `amountMinor` in the currency's smallest unit: 4200 of `usd` is "$42.00" in English. */
export const formatMoney = (amountMinor: number, currency: string): string =>
  formatMoneyIn(amountMinor, currency, locale());

/** Turns the API's decimal text, e.g. `8.875`, into `8.875%`. */
export const formatPercent = (percent: string): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 4 }).format(
    Number(percent) / 100,
  );
