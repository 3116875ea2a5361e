/** Asks the server for prices: one request at a time, and only the answer to the last wish counts. */
import type { Problem, Quote } from '../../functions/checkout/contract.ts';
import { type Api, type Loss, LostAnswer, Refusal, type Wish } from '../page/api.ts';

export type QuoteOutcome =
  | { readonly quote: Quote }
  | { readonly problem: Problem }
  | { readonly loss: Loss };

/** `told` is called with the outcome of the last wish, and of no other. */
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
     * An empty cart has no price: asking for it only drops earlier wishes. `afterMs` is for what is
     * still being typed: another wish within that time replaces this one.
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
    if (error instanceof Refusal) return { problem: error.problem };
    return { loss: error instanceof LostAnswer ? error.loss : 'failed' };
  }
};
