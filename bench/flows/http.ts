/** What a flow is asked and answers, whether a server or a simulated network carries it. */
import type { Item } from './cart.ts';

/** A shopper's click on the button that pays. */
export type Click = {
  readonly items: readonly Item[];
  readonly email: string;
  /** A PaymentMethod that Stripe.js made of the card. */
  readonly paymentMethod: string;
  /** The `Idempotency-Key` of the request, where the page sends one. */
  readonly key?: string;
};

export type Answer = { readonly status: number; readonly body: object };

/** Calls `answer` once, maybe long before it resolves: the rest happens behind the shopper's back. */
export type Flow = (click: Click, answer: (answer: Answer) => void) => Promise<void>;
