/** Asks the server for prices: one request at a time, and only the last wish's answer counts. */
import type { Problem, Quote } from '../../functions/checkout/contract.ts';
import { type Api, Refusal, type Wish } from '../page/api.ts';

export type QuoteOutcome =
  | { readonly quote: Quote }
  | { readonly problem: Problem }
  | { readonly lost: true };

/** `told` hears of the wish that was asked for last, and of no other. */
export const quoteFeed = (
  api: Pick<Api, 'quote'>,
  told: (wish: Wish, outcome: QuoteOutcome) => void,
) => {
  let wanted: Wish | undefined;
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    asking = true;
    while (wanted?.items.length && timer === undefined) {
      const asked = wanted;
      const outcome = await outcomeOf(api, asked);
      if (asked !== wanted) continue;
      wanted = undefined;
      told(asked, outcome);
    }
    asking = false;
  };

  const askNow = async () => {
    timer = undefined;
    if (!asking) await run();
  };

  return {
    /**
     * An empty cart has no price: it only makes earlier answers irrelevant. `afterMs` is for what is
     * still being typed: another wish within it takes its place.
     */
    ask: async (wish: Wish, afterMs = 0): Promise<void> => {
      wanted = wish;
      clearTimeout(timer);
      timer = afterMs > 0 ? setTimeout(() => void askNow(), afterMs) : undefined;
      if (timer === undefined) await askNow();
    },
  };
};

const outcomeOf = async (api: Pick<Api, 'quote'>, wish: Wish): Promise<QuoteOutcome> => {
  try {
    return { quote: await api.quote(wish) };
  } catch (error) {
    return error instanceof Refusal ? { problem: error.problem } : { lost: true };
  }
};
