/** Single files that take more than their room may, each with its reason. */
import type { Exception } from './exceptions.ts';

export const strays: readonly Exception[] = [
  {
    file: 'functions/checkout/idempotency.ts',
    what: 'node:crypto',
    why: 'hashes the key of a checkout into its ids: the same key has the same ids, so it is pure',
  },
  {
    file: 'functions/lambda/settings.ts',
    what: 'environment',
    why: 'is the one reader of `process.env`',
  },
  { file: 'functions/lambda/log.ts', what: 'console', why: 'is the one writer of the log' },
  {
    file: 'functions/stripe/tax.ts',
    what: 'network',
    why: 'asks Stripe Tax by one call with a key of its own; it runs in the API, where a shopper would wait for Stripe’s SDK to load',
  },
  {
    file: 'local/lambda/worker.ts',
    what: 'a computed import',
    why: 'loads the bundle that the template names',
  },
  {
    file: 'test/local/stripe-events.test.ts',
    what: 'packages/stripe-stand-in/test/requester.ts',
    why: 'asks the stand-in as its own tests do; a helper in test/support would be better',
  },
  {
    file: 'web/page/address.ts',
    what: 'web/shop/cart.ts',
    why: 'reads and writes a cart in a link; it belongs to web/shop',
  },
  {
    file: 'web/page/api.ts',
    what: 'web/shop/cart.ts',
    why: 'names a cart’s type, which the contract could name',
  },
  {
    file: 'web/page/api.ts',
    what: 'web/pay/attempt.ts',
    why: 'names an attempt’s type, which the contract could name',
  },
  {
    file: 'web/deliver/delivery.ts',
    what: 'web/pay/appearance.ts',
    why: 'gives the address form the look of the payment forms; appearance.ts belongs to web/page',
  },
  {
    file: 'web/deliver/delivery.ts',
    what: 'web/pay/payment-entry.ts',
    why: 'says that a frame of Stripe’s does not load; the sentence belongs to web/page',
  },
  {
    file: 'web/pay/paying.ts',
    what: 'web/confirm/confirmation-view.ts',
    why: 'asks whether a checkout has an order; that rule belongs to web/page, without the view',
  },
  {
    file: 'web/pay/payment.ts',
    what: 'web/confirm/confirmation-view.ts',
    why: 'shows a refusal’s sentence; it belongs to web/page, without the view',
  },
];
