/** @jest-environment @happy-dom/jest-environment */
import type { Catalog, Quote } from '../../../functions/checkout/contract.ts';
import { LostAnswer, Refusal, type Wish } from '../../../web/page/api.ts';
import { createShop } from '../../../web/shop/shop.ts';
import { type FirstShop, isPayable, quoteOf } from '../../../web/shop/shop-state.ts';
import { catalog, oneMug, quoteFor, twoGuides } from '../goods.ts';
import { find, openPage, submit, textOf } from '../open-page.ts';
import { problemOf } from '../problems.ts';

beforeEach(() => {
  openPage();
  jest.useFakeTimers();
});
afterEach(() => void jest.useRealTimers());

const settled = () => jest.advanceTimersByTimeAsync(0);
const soldOut = problemOf({ code: 'out_of_stock', field: 'items[0].sku', detail: 'Sold out.' });
const unknownCode = problemOf({ field: 'promotionCode', detail: 'The code is unknown.' });
const cannotShip = problemOf({ field: 'destination.country', detail: 'We can’t send it there.' });

type Server = {
  readonly quote?: (wish: Wish) => Promise<Quote>;
  readonly catalog?: () => Promise<Catalog>;
};

/** A shop at a server; `told` is what the rest of the page is told, in order. */
const opened = (server: Server = {}, first: Partial<FirstShop> = {}) => {
  const told: string[] = [];
  const wishes: Wish[] = [];
  const quote = server.quote ?? (async ({ items }: Wish) => quoteFor(items));
  const shop = createShop({
    api: {
      catalog: server.catalog ?? (async () => catalog),
      quote: (wish) => {
        wishes.push(wish);
        return quote(wish);
      },
    },
    first: { cart: twoGuides, promotionCode: undefined, destination: undefined, ...first },
    onCart: (cart) => void told.push(`cart of ${cart.length}`),
    onQuote: (fresh) => void told.push(`price ${fresh?.total}`),
    onShipping: (countries) => void told.push(`ships to ${countries}`),
    onCannotShip: (sentence) => void told.push(sentence),
  });
  const newsSince = () => told.splice(0).filter((each) => !each.startsWith('ships to'));
  return { shop, told, wishes, newsSince };
};

const openedAndPriced = async (server: Server = {}, first: Partial<FirstShop> = {}) => {
  const all = opened(server, first);
  all.shop.refresh();
  await settled();
  all.newsSince();
  return all;
};

describe('a shop that opens', () => {
  test('with more than an order has room for says what it leaves out, with names once it knows them', async () => {
    const cart = Array.from({ length: 20 }, (_, index) => ({ sku: `p${index}`, quantity: 1 }));
    const { shop, wishes } = opened({}, { cart: [...cart, ...oneMug, ...twoGuides] });
    shop.refresh();
    expect(textOf('#left-out')).toMatch(/^Left out: 1 × mug, 2 × guide\. /);
    await settled();
    expect(textOf('#left-out')).toMatch(/^Left out: 1 × Enamel mug, 2 × Field guide\. /);
    expect(shop.state().cart).toEqual(cart);
    expect(wishes[0]?.items).toEqual(cart);
  });

  test('with a cart that fits says nothing of the kind', async () => {
    await openedAndPriced();
    expect(textOf('#left-out')).toBe('');
  });

  test('asks the server nothing before it is told to', async () => {
    const { wishes } = opened();
    await settled();
    expect(wishes).toEqual([]);
  });

  test('draws catalogue, cart and totals, and reports the price', async () => {
    const { shop, told } = opened();
    shop.refresh();
    await settled();
    expect(document.querySelectorAll('.product')).toHaveLength(2);
    expect(textOf('.line-amount')).toBe('$18.00');
    expect(textOf('#totals .total')).toBe('Total$18.00');
    expect(told).toContain('price 1800');
    expect(isPayable(shop.state())).toBe(true);
  });

  test('reports the countries that the cart can be sent to once the catalogue is there', async () => {
    const { shop, told } = opened({}, { cart: oneMug });
    shop.refresh();
    await settled();
    expect(told.at(-1)).toMatch(/^price/);
    expect(told.filter((each) => each.startsWith('ships to')).at(-1)).toBe('ships to US,DE');
  });

  test('asks again when the catalogue shows that nothing is sent to the destination', async () => {
    const { wishes } = await openedAndPriced({}, { destination: { country: 'DE' } });
    expect(wishes).toEqual([
      { items: twoGuides, destination: { country: 'DE' } },
      { items: twoGuides },
    ]);
  });

  test('names the firewall that keeps catalogue and price from it', async () => {
    const blocked = () => Promise.reject(new LostAnswer('blocked', 'blocked'));
    const { shop } = opened({ catalog: blocked, quote: blocked });
    shop.refresh();
    await settled();
    expect(textOf('#catalogue-note')).toMatch(/firewall.*try another network/);
    expect(textOf('#quote-alert')).toMatch(/firewall.*try another network/);
  });

  test('says why there is no catalogue, and tries again', async () => {
    const answers = [
      Promise.reject(new LostAnswer('lost', 'unanswered')),
      Promise.resolve(catalog),
    ];
    const { shop } = opened({ catalog: () => answers.shift() ?? Promise.resolve(catalog) });
    shop.refresh();
    await settled();
    expect(textOf('#catalogue-note')).toMatch(/could not be loaded\..*check your connection\./);
    find('#catalogue-note button').click();
    await settled();
    expect(document.querySelectorAll('.product')).toHaveLength(2);
  });
});

describe('a change of the cart', () => {
  test('is reported, priced again and announced with the total', async () => {
    const { newsSince } = await openedAndPriced();
    find('[aria-label="One more: Field guide"]').click();
    expect(newsSince()).toEqual(['cart of 1', 'price undefined']);
    await settled();
    expect(newsSince()).toEqual(['price 2700']);
    expect(textOf('#announcer')).toBe('Field guide: 3 in your order. Total $27.00.');
  });

  test('announces each change once', async () => {
    const { shop } = await openedAndPriced();
    find('[aria-label="Add Enamel mug to your order"]').click();
    await settled();
    shop.refresh();
    await settled();
    expect(textOf('#announcer')).toBe('Total $32.00.');
  });

  test('to nothing is announced at once, without a price', async () => {
    const { wishes } = await openedAndPriced();
    find('.remove').click();
    await settled();
    expect(textOf('#announcer')).toBe('Field guide removed. Your order is empty.');
    expect(wishes).toHaveLength(1);
  });

  test('to one product too many is refused, and the cart stays as it was', async () => {
    const cart = Array.from({ length: 20 }, (_, index) => ({ sku: `p${index}`, quantity: 1 }));
    const { shop, newsSince } = await openedAndPriced({}, { cart });
    find('[aria-label="Add Enamel mug to your order"]').click();
    await settled();
    expect(shop.state().cart).toEqual(cart);
    expect(newsSince()).toEqual([]);
    expect(textOf('#left-out')).toBe(
      'Left out: 1 × Enamel mug. An order holds at most 20 different products, and 99 of each. Please remove something, or order the rest in a second order.',
    );
  });

  test('to one piece too many is refused in the same way', async () => {
    const { shop, newsSince } = await openedAndPriced({}, { cart: [{ sku: 'mug', quantity: 99 }] });
    find('[aria-label="Add Enamel mug to your order"]').click();
    await settled();
    expect(shop.state().cart).toEqual([{ sku: 'mug', quantity: 99 }]);
    expect(newsSince()).toEqual([]);
    expect(textOf('#left-out')).toMatch(/^Left out: 1 × Enamel mug\. .* 99 of each/);
  });

  test('that makes room for what was left out settles what was said about it', async () => {
    const cart = Array.from({ length: 20 }, (_, index) => ({ sku: `p${index}`, quantity: 1 }));
    const { shop } = await openedAndPriced({}, { cart });
    find('[aria-label="Add Enamel mug to your order"]').click();
    find('.remove').click();
    expect(textOf('#left-out')).toMatch(/^Left out: 1 × Enamel mug\./);
    find('[aria-label="Add Enamel mug to your order"]').click();
    expect(textOf('#left-out')).toBe('');
    expect(shop.state().cart.at(-1)).toEqual({ sku: 'mug', quantity: 1 });
  });

  test('is refused where the quantity was typed, and the price stays', async () => {
    const { shop, newsSince } = await openedAndPriced();
    const number = find<HTMLInputElement>('.line input');
    number.value = '150';
    number.dispatchEvent(new Event('change'));
    expect(textOf('.line .error')).toMatch(/whole number up to 99; 0 removes/);
    expect(newsSince()).toEqual([]);
    expect(quoteOf(shop.state())?.total).toBe(1800);
  });
});

describe('a price that is refused', () => {
  test('for a line is shown beside it, and there is no price', async () => {
    const { shop, newsSince } = opened({ quote: () => Promise.reject(new Refusal(soldOut)) });
    shop.refresh();
    await settled();
    expect(textOf('.line .error')).toBe('Sold out.');
    expect(textOf('#quote-alert')).toBe('');
    expect(find('#totals').hidden).toBe(true);
    expect(newsSince().at(-1)).toBe('price undefined');
  });

  test('for a code is shown beside it, and asked for again without the code', async () => {
    const { wishes, shop } = await openedAndPriced({
      quote: async ({ items, promotionCode }) => {
        if (promotionCode) throw new Refusal(unknownCode);
        return quoteFor(items);
      },
    });
    find<HTMLInputElement>('#promotion-code').value = 'WINTER';
    submit('#promotion-form');
    await settled();
    expect(textOf('#promotion-error')).toBe('The code is unknown.');
    expect(wishes.map(({ promotionCode }) => promotionCode)).toEqual([
      undefined,
      'WINTER',
      undefined,
    ]);
    expect(quoteOf(shop.state())?.total).toBe(1800);
  });

  test('for a destination is reported, for the address to show', async () => {
    const { shop, newsSince } = await openedAndPriced(
      {
        quote: async ({ items, destination }) => {
          if (destination) throw new Refusal(cannotShip);
          return quoteFor(items);
        },
      },
      { cart: oneMug },
    );
    shop.setDestination({ country: 'GB' });
    await jest.advanceTimersByTimeAsync(350);
    expect(newsSince()).toEqual(['price undefined', 'We can’t send it there.', 'price undefined']);
  });

  test('for nothing on the page is shown below the totals', async () => {
    const { shop } = opened({ quote: () => Promise.reject(new Refusal(problemOf())) });
    shop.refresh();
    await settled();
    expect(textOf('#quote-alert')).toBe('A sentence for the shopper.');
  });
});

test('a price whose answer was lost can be asked for again', async () => {
  const answers = [Promise.reject(new LostAnswer('lost', 'unanswered'))];
  const { shop } = opened({
    quote: ({ items }) => answers.shift() ?? Promise.resolve(quoteFor(items)),
  });
  shop.refresh();
  await settled();
  expect(textOf('#quote-alert')).toMatch(
    /^The total could not be fetched\..*connection\. Try again$/,
  );
  find('#quote-alert button').click();
  await settled();
  expect(textOf('#quote-alert')).toBe('');
  expect(quoteOf(shop.state())?.total).toBe(1800);
});

describe('a destination', () => {
  test('has a price after a pause in typing, and until then there is none', async () => {
    const { shop, wishes } = await openedAndPriced({}, { cart: oneMug });
    shop.setDestination({ country: 'DE' });
    expect(quoteOf(shop.state())).toBeUndefined();
    await jest.advanceTimersByTimeAsync(349);
    expect(wishes).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(wishes.at(-1)).toEqual({ items: oneMug, destination: { country: 'DE' } });
  });

  test('that is the same as before changes nothing', async () => {
    const { shop, newsSince } = await openedAndPriced({}, { destination: { country: 'DE' } });
    shop.setDestination({ country: 'DE' });
    expect(newsSince()).toEqual([]);
  });
});

describe('a refused payment', () => {
  test('brings its price along', async () => {
    const { shop, newsSince } = await openedAndPriced();
    shop.takeQuote(quoteFor(twoGuides, { total: 2000 }));
    expect(newsSince()).toEqual(['price 2000']);
    expect(textOf('#totals .total')).toBe('Total$20.00');
  });

  test('for a line leads from the pay button to the line', async () => {
    const { shop } = await openedAndPriced();
    find('#pay').focus();
    expect(shop.refuse({ items: twoGuides }, soldOut)).toBe(true);
    expect(document.activeElement).toBe(find('.line input'));
  });

  test('for a code leads to its field', async () => {
    const { shop } = await openedAndPriced();
    expect(shop.refuse({ items: twoGuides, promotionCode: 'OLD' }, unknownCode)).toBe(true);
    expect(document.activeElement).toBe(find('#promotion-code'));
  });

  test('for anything else has no place in the shop', async () => {
    const { shop } = await openedAndPriced();
    expect(shop.refuse({ items: twoGuides }, problemOf({ field: 'email' }))).toBe(false);
  });
});

describe('whoever needs a quote soon', () => {
  test('gets the one that is there', async () => {
    const { shop } = await openedAndPriced();
    expect((await shop.soonQuote(900))?.total).toBe(1800);
  });

  test('gets the one that is on its way', async () => {
    const { shop } = opened();
    shop.refresh();
    expect((await shop.soonQuote(900))?.total).toBe(1800);
  });

  test('learns at once that there will be none', async () => {
    const { shop } = opened({ quote: () => Promise.reject(new LostAnswer('lost', 'unanswered')) });
    shop.refresh();
    expect(await shop.soonQuote(900)).toBeUndefined();
  });
});
