/**
 * Translates Stripe's errors into the workflow's own, with one function per question. Stripe's
 * messages are never passed on, since they may quote what was sent.
 */
import Stripe from 'stripe';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { type Refusal, refusalOfDecline } from '../checkout/refusals.ts';
import { refusedPaymentSentence } from '../checkout/refused-payment.ts';
import { paymentIntentIdOf } from './payment-intent-id.ts';

const { errors } = Stripe;

/** The codes for a token that can't be used (again); no hold was placed. */
const unusablePayment = new Set(['token_already_used', 'token_in_use']);
const paymentParameters = new Set(['confirmation_token', 'payment_method', 'card[token]', 'token']);

/**
 * The refusal to show to the shopper, who can do something about it; undefined for other errors. A
 * refusal is a definite answer: no hold exists, or ever will, under this key.
 */
export const refusalIn = (error: unknown): Refusal | undefined => {
  if (error instanceof errors.StripeCardError) {
    // stripe-node turns an absent decline code into '', for instance with an expired card.
    return refusalOfDecline(error.decline_code || error.code);
  }
  if (!(error instanceof errors.StripeInvalidRequestError)) return undefined;
  if (error.code === 'amount_too_small' || error.code === 'amount_too_large') return error.code;
  if (unusablePayment.has(error.code ?? '')) return 'payment_details_unusable';
  if (isUnknownPayment(error)) return undefined;
  if (paymentParameters.has(error.param ?? '')) return 'payment_details_unusable';
  return undefined;
};

/**
 * Stripe does not know what Stripe.js made of the card. No shopper can mend that: the page's key and
 * the secret key are of two accounts or modes, or somebody made the token up.
 */
const isUnknownPayment = ({ code, param }: Stripe.errors.StripeError): boolean =>
  code === 'resource_missing' && paymentParameters.has(param ?? '');

/** Stripe repeats the refusal of the key's first request: what that request asked was not done. */
export const isRememberedRefusal = (error: unknown): boolean =>
  error instanceof errors.StripeError && isReplayed(error) && (error.statusCode ?? 500) < 500;

/** The key was first used with other parameters. */
export const isKeyTaken = (error: unknown): boolean =>
  error instanceof errors.StripeIdempotencyError;

/** Stripe takes this amount from nobody, whatever else the request says. */
export const isAmountRefused = (error: unknown): boolean =>
  error instanceof errors.StripeInvalidRequestError &&
  (error.code === 'amount_too_small' || error.code === 'amount_too_large');

/** The PaymentIntent's status does not allow the request: fetch it and decide again. */
export const isUnexpectedState = (error: unknown): boolean =>
  error instanceof errors.StripeInvalidRequestError &&
  error.code === 'payment_intent_unexpected_state';

/** Stripe knows no object with this id. */
export const isUnknownObject = (error: unknown): boolean =>
  error instanceof errors.StripeInvalidRequestError && error.code === 'resource_missing';

/** Stripe repeats a failure that it remembers: with this key, it gives this answer for a day. */
export const isRememberedFailure = (error: unknown): boolean =>
  error instanceof errors.StripeError && isReplayed(error) && (error.statusCode ?? 0) >= 500;

/**
 * The answer is about the key's first request, and not about what is the case now: Stripe repeats
 * what it remembers, or the first request had other parameters.
 */
export const isMemory = (error: unknown): boolean =>
  isKeyTaken(error) || (error instanceof errors.StripeError && isReplayed(error));

/**
 * The answers with which Stripe does not judge the request: the key may not do this, Stripe is still
 * working on the idempotency key, or it has too much to do.
 */
const noJudgement: ReadonlySet<number> = new Set([401, 403, 409, 429]);

/** Stripe refuses the request, whatever the code: fetch the PaymentIntent and decide by that. */
export const isRefusal = (error: unknown): error is Stripe.errors.StripeError => {
  if (!(error instanceof errors.StripeError)) return false;
  const { statusCode = 0 } = error;
  return statusCode >= 400 && statusCode < 500 && !noJudgement.has(statusCode);
};

/** `PaymentRefused`, with the status that the PaymentIntent had when it was fetched afterwards. */
export const refusedWhile = (error: unknown, { id, status }: Stripe.PaymentIntent): unknown =>
  error instanceof errors.StripeError
    ? new CheckoutError(
        errorNames.paymentRefused,
        refusedPaymentSentence(answerIn(error), { paymentIntentId: paymentIntentIdOf(id), status }),
        { cause: error },
      )
    : error;

const isReplayed = ({ headers }: Stripe.errors.StripeError): boolean =>
  headers?.['idempotent-replayed'] === 'true';

/** As `Stripe answered 400 charge_disputed`. */
const answerIn = ({ statusCode = 0, code }: Stripe.errors.StripeError): string =>
  `Stripe answered ${statusCode}${code === undefined ? '' : ` ${code}`}`;

/** The workflow's error for an error of Stripe's; any other error is returned unchanged. */
export const translated = (error: unknown): unknown => {
  if (!(error instanceof errors.StripeError)) return error;
  const { statusCode = 0 } = error;
  const what = answerIn(error);
  if (error instanceof errors.StripeConnectionError) {
    return new CheckoutError(errorNames.stripeUnavailable, 'Stripe could not be reached.', {
      cause: error,
    });
  }
  // A proxy answered, or the answer was cut off: nobody knows whether Stripe did it.
  if (error.statusCode === undefined) {
    return new CheckoutError(errorNames.stripeUnavailable, 'Stripe’s answer was unreadable.', {
      cause: error,
    });
  }
  // A rate limit or a locked object: nothing was done, and it passes.
  if (statusCode === 429) {
    return new CheckoutError(errorNames.stripeBusy, `${what}.`, { cause: error });
  }
  // 409: Stripe is still working on this key.
  if (statusCode === 409 || statusCode >= 500) {
    return new CheckoutError(errorNames.stripeUnavailable, `${what}.`, { cause: error });
  }
  if (statusCode === 401 || statusCode === 403) {
    return new CheckoutError(
      errorNames.misconfigured,
      `${what}: the stored key is wrong or may not do this.`,
      { cause: error },
    );
  }
  const hint = isUnknownPayment(error)
    ? ' Are the publishable key and the secret key of one account, and both test or both live keys?'
    : '';
  return new CheckoutError(
    errorNames.paymentRefused,
    `${what}${error.param === undefined ? '' : ` for ${error.param}`}.${hint}`,
    { cause: error },
  );
};
