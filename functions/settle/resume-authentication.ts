/**
 * Lets a checkout that waits for the bank's step go on, once Stripe says how the step ended. The
 * page, Stripe's events and the reconciler call it. The first call sends the token back; all others
 * find that nothing waits for it any more.
 */
import { authenticationResultOf } from '../checkout/authentication.ts';
import type { AuthenticationResult } from '../checkout/documents.ts';
import type { CheckoutId, PaymentIntentId } from '../checkout/ids.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import type { PaymentRecord } from '../stripe/records.ts';

export type ResumeServices = {
  readonly fetchPayment: (id: PaymentIntentId) => Promise<PaymentRecord | undefined>;
  readonly sendTaskSuccess: (taskToken: string, output: AuthenticationResult) => Promise<boolean>;
  readonly endAuthentication: (checkoutId: CheckoutId, taskToken: string) => Promise<void>;
};

/** Resolves to whether this call made the checkout go on; false if it was not waiting. */
export const resumeAuthentication =
  (services: ResumeServices) =>
  async (checkout: StoredCheckout): Promise<boolean> => {
    const { id, status, authentication, totalMinor, currency, placedAt } = checkout;
    const { taxCalculation } = checkout;
    if (status !== 'requires_action' || authentication === undefined) return false;
    const { paymentIntentId, taskToken } = authentication;
    const payment = await services.fetchPayment(paymentIntentId);
    if (payment === undefined) return false;
    const result = authenticationResultOf(
      {
        checkoutId: id,
        amountMinor: totalMinor,
        currency,
        placedAt,
        paymentIntentId,
        ...(taxCalculation !== undefined && { taxCalculation }),
      },
      payment,
    );
    if (result === undefined) return false;
    if (!(await services.sendTaskSuccess(taskToken, result))) return false;
    await services.endAuthentication(id, taskToken);
    return true;
  };
