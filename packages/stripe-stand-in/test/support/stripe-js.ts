/** Stripe.js as a page loads it, without a page to mount anything on. */
import { runInNewContext } from 'node:vm';
import { browserFiles } from '../../src/stripe-js/browser-files.ts';

export type Thrown = { readonly name: string; readonly message: string };
type Elements = {
  create(type: string): unknown;
  getElement(type: string): unknown;
  update(options: object): Promise<void>;
  submit(): Promise<unknown>;
};
type StripeLike = {
  elements(options?: object): Elements;
  createConfirmationToken(options: object): Promise<unknown>;
  createPaymentMethod(options: object): Promise<unknown>;
  createToken(element: unknown): Promise<unknown>;
  retrievePaymentIntent(secret: string): Promise<unknown>;
};
type MakeStripe = (key: unknown, options?: object) => StripeLike;

/** A payment of $42.00 as `elements()` is told of it. */
export const payment = {
  mode: 'payment',
  amount: 4200,
  currency: 'usd',
  captureMethod: 'manual',
};

/** `page` are the globals of the page, `warnings` what was said to whoever writes it. */
export const loadStripeJs = () => {
  const warnings: string[] = [];
  const page: Record<string, unknown> & { Stripe?: MakeStripe } = {
    console: { warn: (text: string) => warnings.push(text) },
    document: { currentScript: { src: 'http://127.0.0.1:8081/v3/' } },
    URL,
  };
  runInNewContext(String(browserFiles('/v3/')?.body), page);
  if (page.Stripe === undefined) throw new Error('Stripe.js left no Stripe.');
  return { page, warnings, stripe: page.Stripe };
};

/** What a wrong use throws or rejects with; an error when there is nothing. */
export const thrownBy = async (wrong: () => unknown): Promise<Thrown> => {
  try {
    await wrong();
  } catch (error) {
    // Errors of another context are no instances of this one's Error.
    return error as Thrown;
  }
  throw new Error('Nothing was thrown.');
};
