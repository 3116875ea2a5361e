/**
 * Idempotency keys as API v1 has them. Source: https://docs.stripe.com/api/idempotent_requests and
 * https://docs.stripe.com/error-low-level: remembered once a request began to run, success or
 * failure, for a day; refused with other parameters or on another endpoint.
 */
import { createHash } from 'node:crypto';
import type { Context } from '../account/context.ts';
import type { SavedAnswer } from '../account/state.ts';
import { StripeError } from './errors.ts';

const lifeSeconds = 24 * 60 * 60;

export const fingerprintOf = (body: string): string => {
  const sorted = [...new URLSearchParams(body)].map((pair) => pair.join('=')).sort();
  return createHash('sha256').update(sorted.join('&')).digest('hex');
};

/** What the key remembers for this very request. Throws `idempotency_error` for another one. */
export const remembered = (
  { store, clock }: Context,
  key: string,
  path: string,
  fingerprint: string,
): SavedAnswer | undefined => {
  const saved = store.state.keys[key];
  if (saved === undefined) return undefined;
  if (saved.at + lifeSeconds <= clock.nowSeconds()) {
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

/** The same key is being worked on at this moment. */
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
