/** All that the verdict on a checkout needs to know of its payment. */
import { type Dispute, isMoneyGone } from '../checkout/dispute.ts';
import type { PaymentIntentId } from '../checkout/ids.ts';
import type { PaymentTruth } from '../checkout/verdict.ts';
import type { PaymentRecord } from '../stripe/records.ts';

type Services = {
  readonly fetchDispute: (id: PaymentIntentId) => Promise<Dispute | undefined>;
};

/** The payment, and whether the bank took it back. Only of a disputed one the dispute is fetched. */
export const paymentTruthOf = async (
  { fetchDispute }: Services,
  payment: PaymentRecord,
): Promise<PaymentRecord & PaymentTruth> => ({
  ...payment,
  isChargedBack: payment.isDisputed && isMoneyGone(await fetchDispute(payment.id)),
});
