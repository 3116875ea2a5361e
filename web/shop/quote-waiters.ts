/** The callers that wait for the next quote, each for a limited time. */
import type { Quote } from '../../functions/checkout/contract.ts';

type Waiter = (quote: Quote | undefined) => void;

export const quoteWaiters = () => {
  const waiters: Waiter[] = [];
  return {
    /**
     * Resolves to the next quote; to undefined when there will be none, or none in `patienceMs`.
     */
    wait: (patienceMs: number): Promise<Quote | undefined> =>
      new Promise((resolve) => {
        waiters.push(resolve);
        setTimeout(() => resolve(undefined), patienceMs);
      }),
    /** Hands the quote to all who wait; undefined says that there is none to come. */
    tell: (quote: Quote | undefined): void => {
      for (const waiter of waiters.splice(0)) waiter(quote);
    },
  };
};
