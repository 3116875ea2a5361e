/** Asks whoever pays for the same a second time, from another tab or by mistake, whether that is meant. */
import { formatTime, words } from '../language/speak.ts';
import { type Api, Refusal } from '../page/api.ts';
import type { Begun, BegunPayments, Goods } from './begun.ts';
import { hasOrder, isOpen } from './ending.ts';

/** What is said of the first payment, and the checkout that shows it. */
export type Twice = { readonly sentence: string; readonly checkoutId: string };

/** So long a first request may be on its way to the server. After that the server knows of it, or never will. */
const onItsWayMs = 2 * 60 * 1000;

const underWay = ({ atMs }: Begun): string => words().pay.sameUnderWay(formatTime(atMs));

const ordered = ({ atMs }: Begun, orderId = ''): string =>
  words().pay.sameOrdered(formatTime(atMs), orderId);

/**
 * Asks once about each first payment, and locks nothing: a tab that has died holds nobody up. What
 * became of the first payment is the server's word, or that it is under way when that can't be had.
 */
export const askTwice = (
  begun: Pick<BegunPayments, 'of' | 'forget'>,
  api: Pick<Api, 'checkout'>,
  now = () => Date.now(),
) => {
  const asked = new Set<string>();

  const sentenceOf = async (first: Begun): Promise<string | undefined> => {
    try {
      const checkout = await api.checkout(first.checkoutId);
      if (hasOrder(checkout)) return ordered(first, checkout.orderId);
      const isReleasing = checkout.error?.code === 'releasing';
      return isOpen(checkout) && !isReleasing ? underWay(first) : undefined;
    } catch (error) {
      const isUnknown = error instanceof Refusal && now() - first.atMs > onItsWayMs;
      return isUnknown ? undefined : underWay(first);
    }
  };

  /** Undefined: nothing of the kind is known, or the shopper was asked before and pays again. */
  return async (goods: Goods): Promise<Twice | undefined> => {
    const first = await begun.of(goods);
    if (!first || asked.has(first.checkoutId)) return undefined;
    const { checkoutId } = first;
    const sentence = await sentenceOf(first);
    if (sentence === undefined) {
      begun.forget(checkoutId);
      return undefined;
    }
    asked.add(checkoutId);
    return { sentence, checkoutId };
  };
};
