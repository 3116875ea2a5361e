/**
 * Idempotency keys of API v1. A key remembers the answer of a request that began to run, a success or
 * a failure, for a day. With other parameters or on another endpoint it is refused. Source:
 * https://docs.stripe.com/api/idempotent_requests and https://docs.stripe.com/error-low-level
 */
import { createHash } from 'node:crypto';
import type { Context } from '../account/context.ts';
import { keySeconds } from '../account/forget.ts';
import type { SavedAnswer } from '../account/state.ts';
import { StripeError } from './errors.ts';

export const fingerprintOf = (body: string): string => {
  const sorted = [...new URLSearchParams(body)].map((pair) => pair.join('=')).sort();
  return createHash('sha256').update(sorted.join('&')).digest('hex');
};

const longestKey = 255;

/** Throws Stripe's refusal of a key that is empty or too long, in the words of its answers. */
export const assertKey = (key: string): void => {
  if (key.length > 0 && key.length <= longestKey) return;
  const message = `Idempotent key length is ${key.length}, which is outside accepted lengths. Idempotent Keys must be 1-${longestKey} characters long. If you're looking for a decent generator, try using a UUID defined by IETF RFC 4122.`;
  throw new StripeError(400, { type: 'invalid_request_error', message }, false);
};

/** The answer that the key remembers of this request. Throws `idempotency_error` for another request. */
export const remembered = (
  { store, clock }: Context,
  key: string,
  path: string,
  fingerprint: string,
): SavedAnswer | undefined => {
  const saved = store.state.keys[key];
  if (saved === undefined) return undefined;
  if (saved.at + keySeconds <= clock.nowSeconds()) {
    delete store.state.keys[key];
    return undefined;
  }
  if (saved.path !== path) {
    throw new StripeError(
      400,
      {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${saved.path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
      },
      false,
    );
  }
  if (saved.fingerprint !== fingerprint) {
    throw new StripeError(
      400,
      {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      },
      false,
    );
  }
  return saved;
};

/** The error of a request whose key belongs to another one that is under way. */
export const inUse = (key: string): StripeError =>
  new StripeError(
    409,
    {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    },
    false,
  );
