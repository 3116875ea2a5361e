/** Follows a checkout to its ending, through waiting, lost answers and the bank's step. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { type Api, type Attempt, LostAnswer, Refusal } from '../page/api.ts';
import { isOpen } from './ending.ts';
import { type Patience, untilAnswered } from './until-answered.ts';

export type Settling = Patience & {
  readonly api: Pick<Api, 'createCheckout' | 'checkout' | 'authenticated'>;
  /** Lets the shopper confirm with the bank. True: the step is over, whether it succeeded or not. */
  readonly bankStep: (clientSecret: string) => Promise<boolean>;
  /** Called once when a checkout has not moved for a while, with what is known of it then. */
  readonly onSlow: (checkout: CheckoutView) => void;
};

/**
 * The pause before each look at a checkout that has not moved. Most are decided after one or two
 * seconds, so the first looks follow each other quickly; in a long line there is one every five seconds.
 */
const pauseSeconds = (looks: number): number => Math.min(5, 0.12 * 1.2 ** looks);
/** The looks after which the shopper is told what is going on: some nine seconds. */
const slowAfterLooks = 15;

/**
 * Sends the attempt and resolves to its checkout in a status that is neither `processing` nor
 * `requires_action`. Throws {@link Refusal} when there is no checkout for this attempt and never will be.
 */
export const settle = async (settling: Settling, attempt: Attempt): Promise<CheckoutView> =>
  follow(settling, await untilAnswered(() => settling.api.createCheckout(attempt), settling));

/** The same for a checkout that exists already. */
export const follow = async (settling: Settling, first: CheckoutView): Promise<CheckoutView> => {
  const { api, bankStep, pause } = settling;
  const look = () => known(settling, () => api.checkout(first.id));
  let checkout = first;
  let isBankDone = false;
  for (let looks = 0; isOpen(checkout); ) {
    const before = checkout.status;
    const isAtBank = before === 'requires_action' && checkout.nextAction !== undefined;
    // Only what the shopper is waiting for right now is not waited for.
    if (!isAtBank || looks > 0) await pause(pauseSeconds(looks));
    if (isAtBank && checkout.nextAction) {
      if (!isBankDone) isBankDone = await bankStep(checkout.nextAction.clientSecret);
      checkout = await authenticated(settling, first.id, look);
    } else {
      checkout = await look();
    }
    looks = checkout.status === before ? looks + 1 : 0;
    if (looks === slowAfterLooks) settling.onSlow(checkout);
  }
  return checkout;
};

// The checkout exists: a refused look says nothing about the payment, and is taken as a lost answer.
const known = <T>(settling: Settling, call: () => Promise<T>): Promise<T> =>
  untilAnswered(
    () =>
      call().catch((error) => {
        if (!(error instanceof Refusal)) throw error;
        throw new LostAnswer(error.message, 'failed', { cause: error });
      }),
    settling,
  );

// Refused when the server has moved on by itself: then a look at the checkout says where to.
const authenticated = async (
  settling: Settling,
  id: string,
  look: () => Promise<CheckoutView>,
): Promise<CheckoutView> => {
  try {
    return await untilAnswered(() => settling.api.authenticated(id), settling);
  } catch (error) {
    if (error instanceof Refusal) return look();
    throw error;
  }
};
