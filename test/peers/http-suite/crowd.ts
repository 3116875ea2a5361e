/** Many shoppers at once, in a place where few functions run at a time. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { booksOf } from './cases.ts';
import type { RemoteShop } from './shop.ts';

const tries = 30;
const pauseMs = 500;

export type Crowd = {
  readonly paid: number;
  /** Whose checkout says why it could not be, and that nothing was charged. */
  readonly told: number;
  /** The others, and payments without their checkout: a sentence for each. */
  readonly wrong: readonly string[];
};

/** Each places one checkout as the page does: what is too busy is asked again under the same key. */
export const crowd = async (shop: RemoteShop, shoppers: number): Promise<Crowd> => {
  const visits = Array.from({ length: shoppers }, (_, index) => visit(shop, index));
  const ends = await Promise.all(visits);
  const count = (end: string) => ends.filter((each) => each === end).length;
  const wrong = ends.filter((end) => end !== 'paid' && end !== 'told');
  return { paid: count('paid'), told: count('told'), wrong: [...wrong, ...(await booksOf(shop))] };
};

const isTooBusy = (status: number): boolean => status === 429 || status === 503;

const visit = async (shop: RemoteShop, index: number): Promise<string> => {
  const key = randomUUID();
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { status, body } = await shop.place({}, key);
    if (isTooBusy(status)) {
      await sleep(pauseMs);
      continue;
    }
    if (status !== 201) return `shopper ${index} was answered ${status} ${body.code ?? ''}`;
    const { status: ending, error } = await shop.reached(body.id, 'paid', 'rejected');
    if (ending === 'paid') return ending;
    // “Your card was not charged and any hold on it is released. Please try again.”
    if (ending === 'rejected' && error?.code === 'unavailable') return 'told';
    return `shopper ${index}’s checkout ends as ${ending} (${error?.code}: ${error?.message})`;
  }
  return 'told';
};
