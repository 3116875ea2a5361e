import type { Item, Quote } from '../../../functions/checkout/contract.ts';
import type { Wish } from '../../../web/page/api.ts';
import { LostAnswer, Refusal } from '../../../web/page/api.ts';
import { type QuoteOutcome, quoteFeed } from '../../../web/shop/quote-feed.ts';

const quoteOf = (items: readonly Item[]): Quote => ({
  currency: 'usd',
  lines: [],
  subtotal: items.length,
  discount: 0,
  shipping: 0,
  tax: 0,
  taxes: [],
  total: items.length,
  needsDestination: false,
});
const mugs: Wish = { items: [{ sku: 'mug', quantity: 1 }] };
const more: Wish = { items: [...mugs.items, { sku: 'tee', quantity: 1 }] };
const nothing: Wish = { items: [] };

/** A feed whose requests are answered by hand. */
const byHand = () => {
  const open: { items: readonly Item[]; answer: (quote: Quote) => void }[] = [];
  const told: [Wish, QuoteOutcome][] = [];
  const quote = ({ items }: Wish) =>
    new Promise<Quote>((resolve) => open.push({ items, answer: resolve }));
  const feed = quoteFeed({ quote }, (wish, outcome) => void told.push([wish, outcome]));
  return { feed, open, told };
};

describe('the feed of quotes', () => {
  test('reports the price of the cart', async () => {
    const { feed, open, told } = byHand();
    const asked = feed.ask(mugs);
    open[0]?.answer(quoteOf(mugs.items));
    await asked;
    expect(told).toEqual([[mugs, { quote: quoteOf(mugs.items) }]]);
  });

  test('never reports the price of a cart that has changed since', async () => {
    const { feed, open, told } = byHand();
    const asked = feed.ask(mugs);
    void feed.ask(more);
    open[0]?.answer(quoteOf(mugs.items));
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    open[1]?.answer(quoteOf(more.items));
    await asked;
    expect(told).toEqual([[more, { quote: quoteOf(more.items) }]]);
  });

  test('has one request under way, however fast the shopper clicks', () => {
    const { feed, open } = byHand();
    for (let clicks = 0; clicks < 5; clicks++) void feed.ask({ ...more });
    expect(open).toHaveLength(1);
  });

  test('forgets the price of a cart that was emptied', async () => {
    const { feed, open, told } = byHand();
    const asked = feed.ask(mugs);
    void feed.ask(nothing);
    open[0]?.answer(quoteOf(mugs.items));
    await asked;
    expect(told).toEqual([]);
  });

  test('asks for no price of an empty cart', () => {
    const { feed, open } = byHand();
    void feed.ask(nothing);
    expect(open).toEqual([]);
  });

  describe('of something that is still being typed', () => {
    beforeEach(() => void jest.useFakeTimers());
    afterEach(() => void jest.useRealTimers());

    test('waits for the pause, and asks only for the last version', () => {
      const { feed, open } = byHand();
      void feed.ask(mugs, 300);
      jest.advanceTimersByTime(299);
      void feed.ask(more, 300);
      jest.advanceTimersByTime(299);
      expect(open).toEqual([]);
      jest.advanceTimersByTime(1);
      expect(open.map(({ items }) => items)).toEqual([more.items]);
    });

    test('drops the answer that was under way when the typing went on', async () => {
      const { feed, open, told } = byHand();
      const asked = feed.ask(mugs);
      void feed.ask(more, 300);
      open[0]?.answer(quoteOf(mugs.items));
      await asked;
      jest.advanceTimersByTime(300);
      expect(told).toEqual([]);
      expect(open).toHaveLength(2);
    });

    test('does not wait for what is clicked meanwhile', () => {
      const { feed, open } = byHand();
      void feed.ask(mugs, 300);
      void feed.ask(more);
      jest.advanceTimersByTime(300);
      expect(open.map(({ items }) => items)).toEqual([more.items]);
    });
  });

  test('reports a refusal with its problem', async () => {
    const problem = { type: '', title: '', status: 422, code: 'unknown_sku', detail: 'Gone.' };
    const told: QuoteOutcome[] = [];
    const feed = quoteFeed({ quote: () => Promise.reject(new Refusal(problem)) }, (_, outcome) => {
      told.push(outcome);
    });
    await feed.ask(mugs);
    expect(told).toEqual([{ problem }]);
  });

  test('reports that an answer was lost, and how', async () => {
    const told: QuoteOutcome[] = [];
    const feed = quoteFeed(
      { quote: () => Promise.reject(new LostAnswer('lost', 'unanswered')) },
      (_, outcome) => {
        told.push(outcome);
      },
    );
    await feed.ask(mugs);
    expect(told).toEqual([{ loss: 'unanswered' }]);
  });
});
