/** What the Payment Element and the card Element have in common: a place where a card is entered. */
import type { Payment, ShippingAddress } from '../../functions/checkout/contract.ts';
import type { Alert } from '../page/alert.ts';
import type { Price } from './deferred-intent.ts';

/** The sentence that says what is missing, and whether the Element shows it beside its own field. */
export type Incomplete = { readonly message: string; readonly isShown: boolean };

/** A card as a shopper recognizes it: a brand such as `visa`, and the last four digits. */
export type PaidCard = { readonly brand: string; readonly last4: string };

/** Something to pay with, once; or why there is nothing. */
export type Collected =
  | { readonly payment: Payment; readonly card?: PaidCard | undefined }
  | Incomplete;

/** What Stripe learns beside the card: banks and Stripe's own checks of a payment look at it. */
export type Told = {
  /** A bank that needs a page of its own sends the shopper back there. */
  readonly returnUrl: string;
  readonly email: string;
  readonly shipping?: ShippingAddress | undefined;
};

export type PaymentEntry = {
  /** The total has changed. In minor units; the currency stays. */
  setTotal(amountMinor: number): void;
  /** A locked entry takes no typing. */
  lock(locked: boolean): void;
  focus(): void;
  /** What is missing in the form, shown there; undefined when it is complete. Nothing is paid with. */
  check(): Promise<Incomplete | undefined>;
  collect(told: Told): Promise<Collected>;
  /** Removes the Element and its listeners. The entry can't be used afterwards. */
  destroy(): void;
};

export type EntryOptions = Price & {
  /** Where the Element is mounted. */
  readonly place: HTMLElement;
  readonly alert: Alert;
};
