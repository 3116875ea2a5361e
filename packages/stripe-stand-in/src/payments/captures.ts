/** Captures: a hold is taken once, whole or in part. */
import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { PaymentIntent } from '../account/objects.ts';
import { invalidParameter, invalidRequest } from '../api/errors.ts';
import { integer, type Params } from '../api/form.ts';
import { linkTax } from '../tax/tax-reports.ts';
import { take } from './charges.ts';
import { intentView } from './intent-view.ts';
import { findIntent } from './payment-intents.ts';
import { unexpectedState } from './unexpected-state.ts';

/** `POST /v1/payment_intents/:id/capture`: at most the hold's amount; the rest is released. */
export const captureIntent = (context: Context, id: string, params: Params): PaymentIntent => {
  const intent = findIntent(context, id);
  const amount = integer(params, 'amount_to_capture') ?? intent.amount;
  if (amount < 0) {
    throw invalidParameter('Invalid non-negative integer', { param: 'amount_to_capture' });
  }
  const charge = context.store.state.charges[intent.latestCharge ?? ''];
  if (intent.status !== 'requires_capture' || charge === undefined) {
    const message = `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`;
    throw unexpectedState(intent, message);
  }
  // Stripe cancels a hold only some time after it has ended.
  if (charge.captureBefore !== null && charge.captureBefore <= context.clock.nowSeconds()) {
    throw invalidRequest(
      'This charge can’t be captured: the authorization has expired. Create another payment.',
      {
        code: 'capture_charge_authorization_expired',
        charge: charge.id,
        payment_intent: intentView(intent),
      },
    );
  }
  if (amount === 0) {
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  if (amount > intent.amount) {
    throw invalidRequest(
      `The requested capture amount (${amount}) is greater than the amount you can capture (${intent.amount}).`,
      { code: 'amount_too_large', payment_intent: intentView(intent) },
    );
  }
  linkTax(context, intent, params);
  intent.metadata = metadataAfter(intent.metadata, params);
  take(context, intent, charge, amount);
  return intent;
};
