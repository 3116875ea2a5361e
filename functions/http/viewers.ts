/**
 * Tells shoppers apart for an hour, by a hash of their network. The hash is keyed with a salt that
 * is drawn for the hour and forgotten after it: then nobody can turn it back, the shop included.
 */
import { randomBytes } from 'node:crypto';
import { hourRowAt } from '../checkout/decline-count.ts';
import { viewerOf } from '../checkout/idempotency.ts';
import type { Viewer } from '../store/attempts.ts';
import { networkOf } from './network-of.ts';

const hourMs = 60 * 60 * 1000;

type Services = {
  /** The salt of an hour, which is kept with this key until then; `fresh` if there is none yet. */
  readonly saltOf: (hour: Viewer, fresh: string) => Promise<string>;
  readonly now: () => number;
};

/** Returns a function that resolves to the viewer with this address. The salt is asked for once. */
export const viewers = ({ saltOf, now }: Services) => {
  let kept: { readonly key: string; readonly salt: Promise<string> } | undefined;
  return async (address: string): Promise<Viewer> => {
    const beganMs = Math.floor(now() / hourMs) * hourMs;
    const hour: Viewer = {
      key: hourRowAt(beganMs),
      expiresAt: (beganMs + hourMs) / 1000,
    };
    if (kept?.key !== hour.key) {
      const salt = saltOf(hour, randomBytes(32).toString('base64url'));
      kept = { key: hour.key, salt };
      salt.catch(() => {
        kept = undefined;
      });
    }
    const salt = await kept.salt;
    return { key: viewerOf({ network: networkOf(address), salt }), expiresAt: hour.expiresAt };
  };
};
