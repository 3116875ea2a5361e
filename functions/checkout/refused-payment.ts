/**
 * The sentence with which a step says that Stripe refused a request about a payment, and its
 * reading. The step writes it into the execution's cause; whoever takes the checkout up reads there
 * what the payment's status was, and so whether the request is worth repeating.
 */
import { isPaymentIntentId, type PaymentIntentId } from './ids.ts';

export type RefusedPayment = {
  readonly paymentIntentId: PaymentIntentId;
  /** The PaymentIntent's status right after the refusal, in Stripe's words. */
  readonly status: string;
};

/** As `Stripe answered 400 charge_disputed: pi_1 is succeeded.` `answer` is the part before. */
export const refusedPaymentSentence = (
  answer: string,
  { paymentIntentId, status }: RefusedPayment,
): string => `${answer}: ${paymentIntentId} is ${status}.`;

/** The payment that the sentence in `cause` is about; undefined where there is no such sentence. */
export const refusedPaymentIn = (cause: string): RefusedPayment | undefined => {
  const [, paymentIntentId, status] = /: (pi_\w+) is (\w+)\./.exec(cause) ?? [];
  return isPaymentIntentId(paymentIntentId) && status !== undefined
    ? { paymentIntentId, status }
    : undefined;
};

/** Whether the sentence in `cause` has one of Stripe's codes for a payment that is disputed. */
export const isRefusedForDispute = (cause: string): boolean =>
  /\bStripe answered \d+ (charge_disputed|refund_disputed_payment)\b/.test(cause);
