/**
 * The attempt to pay that is under way: its idempotency key and its body, kept for this tab until
 * the answer is definite, so that a lost answer or a reload asks again and never pays twice.
 */
import type { CheckoutRequest } from '../../functions/checkout/contract.ts';

export type Attempt = { readonly key: string; readonly body: CheckoutRequest };

/** What is needed of `sessionStorage`. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const name = 'holdfast.attempt';

/** A key that was never used: one click, one key. */
export const newKey = (): string => crypto.randomUUID();

/** Keeps the attempt. Has to happen before the request leaves. */
export const keepAttempt = (keep: Keep, attempt: Attempt): void =>
  keep.setItem(name, JSON.stringify(attempt));

/** Forgets the attempt. Only after a definite answer. */
export const dropAttempt = (keep: Keep): void => keep.removeItem(name);

/** The attempt that was kept; undefined when there is none, or what was kept can't be read. */
export const keptAttempt = (keep: Keep): Attempt | undefined => {
  try {
    const found: unknown = JSON.parse(keep.getItem(name) ?? 'null');
    return isAttempt(found) ? found : undefined;
  } catch {
    return undefined;
  }
};

const isAttempt = (found: unknown): found is Attempt => {
  const { key, body } = (found ?? {}) as Partial<Attempt>;
  return (
    typeof key === 'string' &&
    Array.isArray(body?.items) &&
    typeof body.email === 'string' &&
    typeof body.expectedTotal === 'number' &&
    typeof body.payment === 'object'
  );
};
