/** What the pay button says, and whether it can be pressed. Pure. */
import type { Quote } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import { formatMoney } from '../page/money.ts';
import { hasObligationWords } from './obligation.ts';

export type PayButton = {
  readonly label: string;
  /** The total, above a button whose words are prescribed; '' where the button names it. */
  readonly beside: string;
  readonly isEnabled: boolean;
};

type Offer = {
  readonly quote: Quote | undefined;
  /** There is a price, or one on its way. */
  readonly isPriced: boolean;
  /** Everything else that is needed to pay is there. */
  readonly isReady: boolean;
  /** Where the order goes, or where the shop is: an ISO 3166 code. */
  readonly country?: string | undefined;
};

export const firstPayButton = (): PayButton => ({
  label: words().page.pay,
  beside: '',
  isEnabled: false,
});

/**
 * The button names the server's total once that is final; without an address it leads there. While a
 * price is on its way, the button waits with the last label.
 */
export const payButtonOf = (last: PayButton, offer: Offer): PayButton => {
  const { quote, isPriced, isReady } = offer;
  return {
    ...(textsOf(offer) ?? (isPriced ? last : firstPayButton())),
    isEnabled: quote !== undefined && isReady,
  };
};

const textsOf = ({ quote, isReady, country }: Offer): Omit<PayButton, 'isEnabled'> | undefined => {
  if (!quote) return undefined;
  const { pay, page, totals } = words();
  if (quote.needsDestination) return { label: isReady ? pay.enterAddress : page.pay, beside: '' };
  const amount = formatMoney(quote.total, quote.currency);
  return pay.alwaysWithObligation || hasObligationWords(country)
    ? { label: pay.withObligation, beside: `${totals.total}: ${amount}` }
    : { label: pay.amount(amount), beside: '' };
};
