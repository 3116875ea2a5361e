/**
 * What the shopper has typed, kept in this tab while the page is reloaded or left for the bank: nothing of
 * the card, and nothing once there is an order.
 */
import type { ShippingAddress } from '../../functions/checkout/contract.ts';
import type { Keep } from './attempt.ts';

export type Typed = {
  readonly email?: string | undefined;
  /** As far as it is typed: fields may be empty. */
  readonly shipping?: ShippingAddress | undefined;
  readonly promotionCode?: string | undefined;
};

const name = 'holdfast.typed';

/** What was kept; nothing when there is nothing, or when it can't be read. */
export const keptTyped = (keep: Keep): Typed => {
  try {
    const found: unknown = JSON.parse(keep.getItem(name) ?? 'null') ?? {};
    return isTyped(found) ? found : {};
  } catch {
    return {};
  }
};

export const forgetTyped = (keep: Keep): void => keep.removeItem(name);

/**
 * Keeps what `typed` says whenever the page is left or hidden, which is the last that a phone tells of.
 * The function returned forgets it, and keeps nothing from then on.
 */
export const keepTyped = (keep: Keep, typed: () => Typed): (() => void) => {
  const write = () => keep.setItem(name, JSON.stringify(typed()));
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') write();
  };
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    removeEventListener('pagehide', write);
    document.removeEventListener('visibilitychange', onVisibility);
    forgetTyped(keep);
  };
};

const isTyped = (found: unknown): found is Typed => {
  const { email, shipping, promotionCode } = found as Typed;
  return (
    isText(email) &&
    isText(promotionCode) &&
    (shipping === undefined ||
      (typeof shipping?.country === 'string' && Object.values(shipping).every(isText)))
  );
};

const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
