import type { Item, Quote } from '../../functions/checkout/contract.ts';
import { LostAnswer, Refusal } from '../../web/api.ts';
import type { Cart } from '../../web/cart.ts';
import { type QuoteOutcome, quoteFeed } from '../../web/quote-feed.ts';

const quoteOf = (items: readonly Item[]): Quote => ({
  currency: 'usd',
  lines: [],
  subtotal: items.length,
  discount: 0,
  shipping: 0,
  tax: 0,
  total: items.length,
});
const mugs: Cart = [{ sku: 'mug', quantity: 1 }];
const more: Cart = [...mugs, { sku: 'tee', quantity: 1 }];

/** A feed whose requests are answered by hand. */
const byHand = () => {
  const open: { items: readonly Item[]; answer: (quote: Quote) => void }[] = [];
  const told: [Cart, QuoteOutcome][] = [];
  const quote = (items: readonly Item[]) =>
    new Promise<Quote>((resolve) => open.push({ items, answer: resolve }));
  const feed = quoteFeed({ quote }, (cart, outcome) => void told.push([cart, outcome]));
  return { feed, open, told };
};

describe('the feed of quotes', () => {
  test('tells the price of the cart', async () => {
    const { feed, open, told } = byHand();
    const asked = feed.ask(mugs);
    open[0]?.answer(quoteOf(mugs));
    await asked;
    expect(told).toEqual([[mugs, { quote: quoteOf(mugs) }]]);
  });

  test('never tells the price of a cart that has changed since', async () => {
    const { feed, open, told } = byHand();
    const asked = feed.ask(mugs);
    void feed.ask(more);
    open[0]?.answer(quoteOf(mugs));
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    open[1]?.answer(quoteOf(more));
    await asked;
    expect(told).toEqual([[more, { quote: quoteOf(more) }]]);
  });

  test('has one request under way, however fast the shopper clicks', () => {
    const { feed, open } = byHand();
    for (let clicks = 0; clicks < 5; clicks++) void feed.ask([...more]);
    expect(open).toHaveLength(1);
  });

  test('forgets the price of a cart that was emptied', async () => {
    const { feed, open, told } = byHand();
    const asked = feed.ask(mugs);
    void feed.ask([]);
    open[0]?.answer(quoteOf(mugs));
    await asked;
    expect(told).toEqual([]);
  });

  test('asks for no price of an empty cart', () => {
    const { feed, open } = byHand();
    void feed.ask([]);
    expect(open).toEqual([]);
  });

  test('tells a refusal with its problem', async () => {
    const problem = { type: '', title: '', status: 422, code: 'unknown_sku', detail: 'Gone.' };
    const told: QuoteOutcome[] = [];
    const feed = quoteFeed({ quote: () => Promise.reject(new Refusal(problem)) }, (_, outcome) => {
      told.push(outcome);
    });
    await feed.ask(mugs);
    expect(told).toEqual([{ problem }]);
  });

  test('tells that an answer was lost', async () => {
    const told: QuoteOutcome[] = [];
    const feed = quoteFeed(
      { quote: () => Promise.reject(new LostAnswer('lost')) },
      (_, outcome) => {
        told.push(outcome);
      },
    );
    await feed.ask(mugs);
    expect(told).toEqual([{ lost: true }]);
  });
});
