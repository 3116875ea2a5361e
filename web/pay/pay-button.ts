/** What the pay button says, and whether it can be pressed. Pure. */
import type { Quote } from '../../functions/checkout/contract.ts';
import { formatMoney } from '../page/money.ts';

export type PayButton = { readonly label: string; readonly isEnabled: boolean };

type Offer = {
  readonly quote: Quote | undefined;
  /** There is a price, or one on its way. */
  readonly isPriced: boolean;
  /** Everything else that is needed to pay is there. */
  readonly isReady: boolean;
};

export const firstPayButton: PayButton = { label: 'Pay', isEnabled: false };

/**
 * The button names the server's total once that is final; without an address it leads there. While a
 * price is on its way, the button waits with the last label.
 */
export const payButtonOf = (last: PayButton, { quote, isPriced, isReady }: Offer): PayButton => ({
  label: labelOf(quote, isReady) ?? (isPriced ? last : firstPayButton).label,
  isEnabled: quote !== undefined && isReady,
});

const labelOf = (quote: Quote | undefined, isReady: boolean): string | undefined => {
  if (quote?.needsDestination) return isReady ? 'Enter your address' : firstPayButton.label;
  return quote && `Pay ${formatMoney(quote.total, quote.currency)}`;
};
