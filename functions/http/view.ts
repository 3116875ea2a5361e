/** A checkout as the shopper's browser may see it. */
import type { CheckoutView } from '../checkout/contract.ts';
import { sentenceOf } from '../checkout/refusals.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';

/**
 * Lists every field that the browser may see; all others of the row (e-mail, fingerprint) stay
 * here. The client secret is shown to anyone who knows the checkout's id: both are equally hard to
 * guess.
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
    ...(status === 'releasing' && { error: releasing }),
  };
};

/** No order can be created any more; what became of the hold is not known yet. */
const releasing = {
  code: 'releasing',
  message:
    'Your order could not be made. Nothing will be charged: if an amount is held on your card, it is being released.',
};

/** Whether the shopper has to keep waiting, because the workflow has not decided yet. */
export const isUndecided = ({ status }: StoredCheckout): boolean =>
  status === 'processing' || status === 'releasing';
