/** Stripe itself, in test mode, by the client that Holdfast has. */
import Stripe from 'stripe';
import { type Judgement, judge } from './judge.ts';

/** Makes test payments in the account of this key. */
export const judgeRealStripe = (key: string): Promise<Judgement> =>
  judge(new Stripe(key, { maxNetworkRetries: 2, telemetry: false }));
