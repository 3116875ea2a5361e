/** Follows a checkout to its ending, through waiting, lost answers and the bank's step. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { type Api, type Attempt, LostAnswer, Refusal } from '../page/api.ts';
import { isOpen } from './ending.ts';
import { type Patience, untilAnswered } from './until-answered.ts';

export type Settling = Patience & {
  readonly api: Pick<Api, 'createCheckout' | 'checkout' | 'authenticated'>;
  /** Lets the shopper confirm with the bank. True: the step is over, whether it succeeded or not. */
  readonly bankStep: (clientSecret: string) => Promise<boolean>;
};

/** The longest pause between two looks at a checkout that has not moved. */
const longestPauseSeconds = 5;

/**
 * Sends the attempt and resolves to its checkout in a status that is neither `processing` nor
 * `requires_action`. Throws {@link Refusal} when there is no checkout for this attempt and never will be.
 */
export const settle = async (settling: Settling, attempt: Attempt): Promise<CheckoutView> =>
  follow(settling, await untilAnswered(() => settling.api.createCheckout(attempt), settling));

/** The same for a checkout that exists already. */
export const follow = async (settling: Settling, first: CheckoutView): Promise<CheckoutView> => {
  const { api, bankStep, pause } = settling;
  const look = () => known(settling, () => api.checkout(first.id, { wait: true }));
  let checkout = first;
  let isBankDone = false;
  for (let unmoved = 0; isOpen(checkout); ) {
    if (unmoved > 0) await pause(Math.min(unmoved, longestPauseSeconds));
    const before = checkout.status;
    if (checkout.status === 'requires_action' && checkout.nextAction) {
      if (!isBankDone) isBankDone = await bankStep(checkout.nextAction.clientSecret);
      checkout = await authenticated(settling, first.id, look);
    } else {
      checkout = await look();
    }
    unmoved = checkout.status === before ? unmoved + 1 : 0;
  }
  return checkout;
};

// The checkout exists: a refused look says nothing about the payment, and is taken as a lost answer.
const known = <T>(settling: Settling, call: () => Promise<T>): Promise<T> =>
  untilAnswered(
    () =>
      call().catch((error) => {
        throw error instanceof Refusal ? new LostAnswer(error.message, { cause: error }) : error;
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
