/** Asks the server for the price of the cart: one request at a time, and only the last cart's answer counts. */
import type { Problem, Quote } from '../functions/checkout/contract.ts';
import { type Api, Refusal } from './api.ts';
import type { Cart } from './cart.ts';

export type QuoteOutcome =
  | { readonly quote: Quote }
  | { readonly problem: Problem }
  | { readonly lost: true };

/** `told` hears of the cart that was asked for last, and of no other. */
export const quoteFeed = (
  api: Pick<Api, 'quote'>,
  told: (cart: Cart, outcome: QuoteOutcome) => void,
) => {
  let wanted: Cart | undefined;
  let asking = false;

  const run = async () => {
    asking = true;
    while (wanted?.length) {
      const asked = wanted;
      const outcome = await outcomeOf(api, asked);
      if (asked !== wanted) continue;
      wanted = undefined;
      told(asked, outcome);
    }
    asking = false;
  };

  return {
    /** An empty cart has no price: it only makes earlier answers irrelevant. */
    ask: async (cart: Cart): Promise<void> => {
      wanted = cart;
      if (!asking) await run();
    },
  };
};

const outcomeOf = async (api: Pick<Api, 'quote'>, cart: Cart): Promise<QuoteOutcome> => {
  try {
    return { quote: await api.quote(cart) };
  } catch (error) {
    return error instanceof Refusal ? { problem: error.problem } : { lost: true };
  }
};
