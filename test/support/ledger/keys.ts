/** Writes at Stripe are repeatable: their keys follow from the checkout. */
import type { Books } from './books.ts';

/**
 * Every write carries a key that follows from its checkout, or a repeat would be a second one. What
 * the merchant and the browser send by hand has none.
 */
export const checkKeys = ({ shop, found }: Books): void => {
  for (const { method, path, idempotencyKey: key } of shop.stripe.journal) {
    const isWrite = method === 'POST' && /^\/v1\/(payment_intents|refunds)/.test(path);
    if (!isWrite || key === null || ourKeys.test(key)) continue;
    found(`${path} was sent with a key of chance`);
  }
};

/** As `functions/checkout/idempotency.ts` derives them; the last part is a refreshed key's moment. */
const ourKeys = /^chk_[0-9a-z]{24}:(authorize|capture|cancel:\w+|refund|refund:[\w-]+)(:\d+)?$/;
