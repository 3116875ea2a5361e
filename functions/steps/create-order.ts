/**
 * CreateOrder turns a hold into an order: one transaction writes the order, takes the stock and
 * confirms the checkout, which the page is waiting for. A repeat finds the order and returns it. A
 * checkout with an order is not counted as an attempt any more.
 */
import { approvalSecondsOf } from '../checkout/approval.ts';
import {
  type AuthorizedDocument,
  authorizedDocument,
  type CreateOrderResult,
} from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import { settings, tableNames } from '../lambda/settings.ts';
import { step } from '../lambda/step.ts';
import { forgetAttempt } from '../store/attempts.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import { getCheckout } from '../store/checkouts.ts';
import { type Creation, createOrder as createOrderIn, type Hold } from '../store/orders.ts';
import { openStore } from '../store/store.ts';

type Services = {
  readonly getCheckout: (id: CheckoutId) => Promise<StoredCheckout | undefined>;
  readonly createOrder: (checkout: StoredCheckout, hold: Hold) => Promise<Creation>;
  readonly forgetAttempt: (viewer: string, id: CheckoutId) => Promise<void>;
  readonly now: () => number;
};

export const createOrder =
  (services: Services) =>
  async (document: AuthorizedDocument): Promise<CreateOrderResult> => {
    const checkout = await services.getCheckout(document.checkoutId);
    assertSameAmount(document, checkout);
    const { paymentIntentId, captureBefore } = document;
    const creation = await services.createOrder(checkout, {
      paymentIntentId,
      ...(captureBefore !== undefined && { captureBefore }),
    });
    switch (creation.outcome) {
      case 'created': {
        const { orderId } = creation;
        const { viewer, id } = checkout;
        if (viewer !== undefined) await services.forgetAttempt(viewer, id);
        if (checkout.capture !== 'on-approval') return { ...document, outcome: 'created', orderId };
        // Step Functions waits for at least one second.
        const approvalSeconds = Math.max(1, approvalSecondsOf(document, services.now()));
        return { ...document, outcome: 'approval_required', orderId, approvalSeconds };
      }
      case 'out_of_stock':
      case 'promotion_used_up':
        return { ...document, outcome: 'rejected', refusal: creation.outcome };
    }
  };

/** Throws `RecordsDisagree` unless the hold has exactly the amount that the checkout's row says. */
function assertSameAmount(
  { checkoutId, amountMinor, currency }: AuthorizedDocument,
  checkout: StoredCheckout | undefined,
): asserts checkout is StoredCheckout {
  if (checkout?.totalMinor === amountMinor && checkout.currency === currency) return;
  const row = checkout === undefined ? 'missing' : `${checkout.totalMinor} ${checkout.currency}`;
  throw new CheckoutError(
    errorNames.recordsDisagree,
    `The hold is ${amountMinor} ${currency}; the row of checkout ${checkoutId} is ${row}.`,
  );
}

const { EMAIL_SECRET } = settings('EMAIL_SECRET');
const store = openStore(tableNames('attempts', 'checkouts', 'orders', 'products', 'promotions'));

export const handler = step(
  authorizedDocument,
  createOrder({
    getCheckout: getCheckout(store),
    createOrder: createOrderIn(store, EMAIL_SECRET),
    forgetAttempt: forgetAttempt(store),
    now: Date.now,
  }),
);
