/**
 * Places a checkout's hold and captures it. Every write has our own idempotency key, so that for
 * Stripe a repeat is the same request and not a second one.
 */
import type Stripe from 'stripe';
import type { AuthorizedDocument, PayableDocument } from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { mayAuthorize, stripeKeys } from '../checkout/idempotency.ts';
import type { PaymentIntentId } from '../checkout/ids.ts';
import { paymentStatusOf } from '../checkout/payment-status.ts';
import type { Refusal } from '../checkout/refusals.ts';
import { captureBeforeOf } from './capture-before.ts';
import { cardSourceOf } from './card-source.ts';
import type { StripeClient } from './client.ts';
import { isRefusal, isUnexpectedState, refusalIn, refusedWhile, translated } from './errors.ts';
import { holdParameters, taxesBy } from './hold.ts';
import { isHoldGone } from './hold-gone.ts';
import { calculatePart } from './part-tax.ts';
import { paymentIntentIdOf } from './payment-intent-id.ts';
import { refreshed } from './remembered-failures.ts';

/** A hold and, if Stripe says it, when the hold ends (ISO 8601). */
type Held = {
  readonly outcome: 'authorized';
  readonly paymentIntentId: PaymentIntentId;
  readonly captureBefore?: string;
};

export type Authorization =
  | Held
  | { readonly outcome: 'requires_action'; readonly paymentIntentId: PaymentIntentId }
  | { readonly outcome: 'declined'; readonly refusal: Refusal };

/**
 * Places a hold for the checkout's amount. A decline and the need for the bank's step are results.
 * Throws `StripeUnavailable` (try again), `PaymentRefused` or `Misconfigured` (do not), and the
 * errors of `secret`. While Stripe remembers the key, a repeat gives the first answer. Well before
 * it forgets, nothing is sent any more, and `PaymentRefused` leads to Release, which finds out what exists.
 */
export const authorizePayment =
  (stripe: StripeClient, shop: string, now: () => number) =>
  async (checkout: PayableDocument): Promise<Authorization> => {
    if (!mayAuthorize(checkout.placedAt, now())) {
      throw new CheckoutError(
        errorNames.paymentRefused,
        `The checkout was placed at ${checkout.placedAt}: too long ago to authorize it safely.`,
      );
    }
    try {
      const client = await stripe();
      const source = await cardSourceOf(client, checkout);
      const intent = await client.paymentIntents.create(holdParameters(shop, checkout, source), {
        idempotencyKey: stripeKeys.authorize(checkout.checkoutId),
      });
      return authorizationOf(intent);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal !== undefined) return { outcome: 'declined', refusal };
      throw translated(error);
    }
  };

const authorizationOf = (intent: Stripe.PaymentIntent): Authorization => {
  const { id, status } = intent;
  const paymentIntentId = paymentIntentIdOf(id);
  const captureBefore = captureBeforeOf(intent);
  switch (paymentStatusOf(status)) {
    // `succeeded` can only mean that somebody has captured the hold by hand.
    case 'requires_capture':
    case 'succeeded':
      return {
        outcome: 'authorized',
        paymentIntentId,
        ...(captureBefore !== undefined && { captureBefore }),
      };
    case 'requires_action':
      return { outcome: 'requires_action', paymentIntentId };
    default:
      throw new CheckoutError(
        errorNames.paymentRefused,
        `Stripe left ${id} as ${status}, which is no answer to an authorization.`,
      );
  }
};

/**
 * Captures the hold: all of it, or as much as the document says; Stripe releases the rest, and
 * reports the taxes in what it took. Resolves to the captured amount, in minor units. That is another amount if somebody captured by hand
 * before; `verdictOn` finds it if it is wrong. A repeat changes nothing. When Stripe refuses the
 * capture, the PaymentIntent is fetched, and its status decides. Throws `HoldGone` when nothing is
 * left to capture, `PaymentRefused` when Stripe refuses although the hold is there, and the errors
 * of `authorizePayment`.
 */
export const capturePayment =
  (stripe: StripeClient, now: () => number) =>
  async (document: AuthorizedDocument): Promise<number> => {
    const { checkoutId, paymentIntentId, amountMinor, captureMinor = amountMinor } = document;
    try {
      const client = await stripe();
      try {
        const part = await calculatePart(client, document, now);
        const key = stripeKeys.capture(checkoutId, part);
        const intent = await refreshed(key, now, (idempotencyKey) =>
          client.paymentIntents.capture(
            paymentIntentId,
            {
              amount_to_capture: captureMinor,
              ...(part !== undefined && { hooks: taxesBy(part) }),
            },
            { idempotencyKey },
          ),
        );
        return capturedMinorOf(intent);
      } catch (refusal) {
        if (!isRefusal(refusal)) throw refusal;
        const expand = ['latest_charge'];
        const intent = await client.paymentIntents.retrieve(paymentIntentId, { expand });
        return capturedDespite(refusal, intent, now());
      }
    } catch (error) {
      throw translated(error);
    }
  };

/** What was captured before, by the PaymentIntent as it is after a refused capture. */
const capturedDespite = (refusal: unknown, intent: Stripe.PaymentIntent, nowMs: number): number => {
  if (isHoldGone(intent, nowMs)) {
    throw new CheckoutError(
      errorNames.holdGone,
      `The hold of ${intent.id} is gone: the PaymentIntent is ${intent.status}.`,
    );
  }
  // A refusal for its status alone, which has changed since, says nothing about the next one.
  const isPassing = intent.status === 'processing' || isUnexpectedState(refusal);
  if (intent.status !== 'succeeded' && !isPassing) throw refusedWhile(refusal, intent);
  return capturedMinorOf(intent);
};

const capturedMinorOf = ({ id, status, amount_received }: Stripe.PaymentIntent): number => {
  if (status === 'succeeded') return amount_received;
  throw new CheckoutError(errorNames.stripeUnavailable, `${id} is ${status}: ask again.`);
};

/**
 * The client secret, with which Stripe.js shows the bank's step. Throws `RecordsDisagree` when
 * there is none, and the errors of `authorizePayment`.
 */
export const fetchClientSecret =
  (stripe: StripeClient) =>
  async (paymentIntentId: PaymentIntentId): Promise<string> => {
    try {
      const client = await stripe();
      const { client_secret: clientSecret } = await client.paymentIntents.retrieve(paymentIntentId);
      if (clientSecret !== null) return clientSecret;
    } catch (error) {
      throw translated(error);
    }
    throw new CheckoutError(errorNames.recordsDisagree, `${paymentIntentId} has no client secret.`);
  };
