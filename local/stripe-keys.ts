/** Which Stripe a local run talks to: the stand-in, or the real one with test keys. */
import { randomUUID } from 'node:crypto';

export type StripeKeys = {
  readonly isReal: boolean;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** What webhook events are signed with. For the real Stripe it is what `stripe listen` prints. */
  readonly webhookSecret: string;
};

const live = /^(sk|pk|rk)_live_/;

/**
 * The keys in the environment; without any, those of the stand-in. Throws an Error for live keys,
 * and when only one of the two keys is given. The Error never contains a key.
 */
export const readStripeKeys = (environment: NodeJS.ProcessEnv): StripeKeys => {
  const secretKey = withoutQuotes(environment.STRIPE_SECRET_KEY);
  const publishableKey = withoutQuotes(environment.STRIPE_PUBLISHABLE_KEY);
  const { STRIPE_WEBHOOK_SECRET: webhookSecret = `whsec_${randomUUID()}` } = environment;
  if (live.test(secretKey) || live.test(publishableKey)) {
    throw new Error(
      'A live Stripe key was given: a local run would charge real cards. Use the test keys ' +
        '(sk_test_…, pk_test_…) from Stripe’s dashboard, or none for the stand-in.',
    );
  }
  if (secretKey === '' && publishableKey === '') {
    return {
      isReal: false,
      secretKey: 'sk_test_local',
      publishableKey: 'pk_test_local',
      webhookSecret,
    };
  }
  if (!/^[sr]k_test_/.test(secretKey) || !publishableKey.startsWith('pk_test_')) {
    throw new Error(
      'For the real Stripe set both STRIPE_SECRET_KEY (sk_test_… or rk_test_…) and ' +
        'STRIPE_PUBLISHABLE_KEY (pk_test_…); for the stand-in set neither.',
    );
  }
  return { isReal: true, secretKey, publishableKey, webhookSecret };
};

/** A file of settings leaves quotes, blanks and line ends around a key. */
const withoutQuotes = (text = ''): string => text.replace(/^[\s"']+|[\s"']+$/g, '');
