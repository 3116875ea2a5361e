/** Places that say the same six lines and more, each pair with the reason why it may. */
import type { Exception } from './exceptions.ts';

export const knownCopies: readonly Exception[] = [
  {
    file: 'packages/stripe-stand-in/src/payments/currencies.ts',
    what: 'functions/pricing/money.ts',
    why: 'Stripe’s smallest amounts: the stand-in has to know them on its own, or it would prove nothing',
  },
  {
    file: 'packages/stripe-stand-in/src/account/objects.ts',
    what: 'packages/stripe-stand-in/src/account/objects.ts',
    why: 'a refund and a dispute begin with the same fields at Stripe, and are two objects',
  },
  {
    file: 'packages/stripe-stand-in/src/stripe-js/frame/payment-element.html',
    what: 'packages/stripe-stand-in/src/stripe-js/frame/card-element.html',
    why: 'a page of plain HTML can’t include another one',
  },
];
