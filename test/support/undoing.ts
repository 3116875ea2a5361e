/** What Release asks Stripe for when it undoes a payment, and answers that only it gets. */
import { checkoutId } from './checkouts.ts';

export const create = 'POST /v1/payment_intents';
export const list = 'GET /v1/payment_intents';
export const retrieve = 'GET /v1/payment_intents/pi_1';
export const cancel = 'POST /v1/payment_intents/pi_1/cancel';
export const refund = 'POST /v1/refunds';
export const authorizeKey = `${checkoutId}:authorize`;

/** A refund in this status. */
export const refunded = (status: string) => ({ body: { id: 're_1', object: 'refund', status } });

/** Stripe's list of PaymentIntents, whole. */
export const listed = (...data: readonly object[]) => ({
  body: { object: 'list', url: '/v1/payment_intents', has_more: false, data },
});
