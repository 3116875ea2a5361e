/**
 * The attempt to pay that is under way, kept in this tab until its answer is definite: after a lost
 * answer or a reload the page sends the same request again, and the shopper never pays twice.
 */
import type { Attempt } from '../page/api.ts';

/** The part of `sessionStorage` that is used. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const name = 'holdfast.attempt';

/** A key that was never used before. Each click on the button gets its own. */
export const newKey = (): string =>
  // `crypto.randomUUID` is missing before iOS 15.4, and on plain HTTP.
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Keeps the attempt. Must happen before the request is sent. */
export const keepAttempt = (keep: Keep, attempt: Attempt): void =>
  keep.setItem(name, JSON.stringify(attempt));

/** Forgets the attempt. Only after a definite answer. */
export const dropAttempt = (keep: Keep): void => keep.removeItem(name);

/** The kept attempt; undefined when there is none, or when what was kept can't be read. */
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
