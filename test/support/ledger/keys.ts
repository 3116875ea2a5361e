/** Writes at Stripe are repeatable: their keys follow from the checkout. */
import type { Books } from './books.ts';

/**
 * Every write has a key that follows from its checkout. With a random key, a repeat would be a second
 * write. What the merchant and the browser send by hand has no key.
 */
export const checkKeys = ({ shop, found }: Books): void => {
  for (const { method, path, idempotencyKey: key } of shop.stripe.journal) {
    const isWrite =
      method === 'POST' && /^\/v1\/(payment_intents|payment_methods|refunds|tax)/.test(path);
    if (!isWrite || key === null || ourKeys.test(key)) continue;
    found(`${path} was sent with a random key`);
  }
};

/** The form in which `functions/checkout/idempotency.ts` derives them; the last part is the moment of a refreshed key. */
const ourKeys =
  /^chk_[0-9a-z]{24}:(authorize|payment_method|capture(:taxcalc_\w+)?|tax:\d+|cancel:\w+|receipt|refund|refund:[\w-]+)(:\d+)?$/;
