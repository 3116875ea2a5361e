/** A checkout as the shopper's browser may see it. */
import type { CheckoutView } from '../checkout/contract.ts';
import { sentenceOf } from '../checkout/refusals.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';

/**
 * Names every field that leaves; whatever else the row holds (e-mail, fingerprint) stays. Whoever
 * knows a checkout's id may see the bank's step: it is as hard to guess as the client secret.
 */
export const viewOf = (checkout: StoredCheckout): CheckoutView => {
  const { id, status, currency, totalMinor, lines, orderId, refusal } = checkout;
  const { authentication, price, promotion, capture, capturedMinor } = checkout;
  return {
    id,
    status: status === 'releasing' ? 'processing' : status,
    currency,
    total: totalMinor,
    ...(price !== undefined && {
      subtotal: price.subtotal,
      discount: price.discount,
      shipping: price.shipping,
      tax: price.tax,
      taxes: price.taxes,
      ...(price.shippingRate !== undefined && { shippingRate: price.shippingRate }),
    }),
    ...(promotion !== undefined && { promotion: { code: promotion.code } }),
    ...(capturedMinor !== undefined && { captured: capturedMinor }),
    lines,
    ...(orderId !== undefined && { orderId }),
    ...(status === 'confirmed' && capture === 'on-approval' && { awaitsApproval: true }),
    ...(status === 'requires_action' &&
      authentication !== undefined && {
        nextAction: { clientSecret: authentication.clientSecret },
      }),
    ...(refusal !== undefined && { error: { code: refusal, message: sentenceOf(refusal) } }),
  };
};

/** Whether the shopper has to wait on: the workflow has not decided yet. */
export const isUndecided = ({ status }: StoredCheckout): boolean =>
  status === 'processing' || status === 'releasing';
