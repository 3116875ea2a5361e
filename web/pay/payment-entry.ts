/** Where the shopper's card is entered: Stripe's Payment Element, or its card Element. */
import type { Payment } from '../../functions/checkout/contract.ts';
import type { Alert } from '../page/alert.ts';

/** The sentence that says what is missing, and whether the Element shows it beside its own field. */
export type Incomplete = { readonly message: string; readonly isShown: boolean };

/** A card that can be paid with once, or why there is none. */
export type Collected = { readonly payment: Payment } | Incomplete;

export type PaymentEntry = {
  /** The total has changed. In minor units; the currency is that of the catalogue. */
  setTotal(amountMinor: number): void;
  /** While paying, nothing can be typed. */
  lock(locked: boolean): void;
  focus(): void;
  /** `returnUrl` is where a bank that needs a page of its own sends the shopper back to. */
  collect(returnUrl: string): Promise<Collected>;
  /** Removes the listeners and the Element; the entry can't be used after it. */
  destroy(): void;
};

export type EntryOptions = {
  readonly amountMinor: number;
  readonly currency: string;
  /** Where the Element goes. */
  readonly place: HTMLElement;
  readonly alert: Alert;
};

/** For Stripe errors that come without a sentence, which its types allow. */
export const cardUnreadable = 'Your card could not be read. Please check it and try again.';

/** For when Stripe's own frame doesn't appear. */
export const frameUnavailable =
  'This part of the form could not be loaded from Stripe. Check your connection and your ad blocker, then reload the page.';
