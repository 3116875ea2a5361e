/** What faults answer in the place of the API. */
import type { Fault } from '../control/fault.ts';
import { refusalsOf } from '../control/refusals.ts';
import { type StripeError, withDocUrl } from './errors.ts';
import { type ApiAnswer, noAnswer } from './exchange.ts';
import { inUse } from './idempotency.ts';

export const answerOf = ({ status, body }: StripeError): ApiAnswer => ({
  status,
  headers: {},
  body: { error: withDocUrl(body) },
});

/** Stripe's 500, which does not say whether anything happened. */
export const serverError = (): ApiAnswer => ({
  status: 500,
  headers: {},
  body: { error: { type: 'api_error', message: 'An unknown error occurred.' } },
});

/** Stripe's refusal of a request, with the fault's status and code, or those that are usual for it. */
export const refusal = (fault: Fault, method: string, template: string): ApiAnswer => {
  const [usual] = refusalsOf(method, template);
  const { status = 400, code } = fault.code === undefined ? { ...usual, ...fault } : fault;
  const type = status === 402 ? 'card_error' : 'invalid_request_error';
  return {
    status,
    headers: {},
    body: { error: withDocUrl({ type, ...(code !== undefined && { code }), message: 'Refused.' }) },
  };
};

/** A 429 with this code. */
export const busy = (
  code: string,
  message: string,
  headers: Record<string, string>,
): ApiAnswer => ({
  status: 429,
  headers,
  body: { error: withDocUrl({ type: 'invalid_request_error', code, message }) },
});

/**
 * The answer of a fault that happens before the request is looked at. Undefined for the faults that
 * let the request act.
 */
export const answerInstead = (
  { kind }: Fault,
  idempotencyKey: string,
): ApiAnswer | typeof noAnswer | undefined => {
  switch (kind) {
    case 'reset-before':
      return noAnswer;
    case 'error-before':
      return serverError();
    case 'unavailable':
      return { ...serverError(), status: 503 };
    case 'rate-limit':
      return busy('rate_limit', 'Request rate limit exceeded.', {
        'stripe-rate-limited-reason': 'endpoint-rate',
      });
    case 'lock-timeout':
      return busy(
        'lock_timeout',
        'This object cannot be accessed right now because another API request or Stripe process is currently accessing it.',
        { 'stripe-should-retry': 'true' },
      );
    case 'in-use':
      return answerOf(inUse(idempotencyKey));
    default:
      return undefined;
  }
};
