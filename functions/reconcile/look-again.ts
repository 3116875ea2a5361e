/** Treats a payment as if one of its events had come, since all of them may have been lost. */
import type { PaymentIntentId } from '../checkout/ids.ts';
import type { Run } from './run.ts';

export const lookAgain = (
  { attempt, services: { deliver, report } }: Run,
  type: 'charge.dispute.updated' | 'charge.refunded',
  paymentIntentId: PaymentIntentId,
): Promise<void> =>
  attempt(async () => {
    await report.settled(await deliver({ type, paymentIntentId }), { paymentIntentId });
  });
