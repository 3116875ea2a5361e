import { add, remove, setQuantity } from '../../../web/shop/cart.ts';
import {
  asking,
  quoted,
  told,
  unanswered,
  unpriced,
  withCart,
  withCatalog,
  withCode,
  withCodeEdited,
  withCodeRefused,
  withDestination,
  withLeftOut,
  withLineError,
} from '../../../web/shop/shop-changes.ts';
import { firstState, wishOf } from '../../../web/shop/shop-state.ts';
import { catalog, oneMug, quoteFor } from '../goods.ts';

const opened = firstState({ cart: oneMug, promotionCode: undefined, destination: undefined });
const quote = quoteFor(oneMug);
const berlin = { country: 'DE' };

describe('a change of the cart', () => {
  const changed = withCart(opened, setQuantity(oneMug, 'mug', 2), 'mug');

  test('puts the new cart in place of the old', () => {
    expect(changed.cart).toEqual([{ sku: 'mug', quantity: 2 }]);
  });

  test('leaves the state before it as it was', () => {
    expect(opened.cart).toEqual(oneMug);
    expect(opened.news.size).toBe(0);
  });

  test('is news, with the product’s name', () => {
    const known = withCart(withCatalog(opened, catalog), add(oneMug, 'guide'), 'guide');
    expect([...known.news.values()]).toEqual(['Field guide added.']);
  });

  test('replaces older news of the same product, and comes last', () => {
    const both = withCart(changed, add(changed.cart, 'guide'), 'guide');
    const again = withCart(both, remove(both.cart, 'mug'), 'mug');
    expect([...again.news.values()]).toEqual(['guide added.', 'mug removed.']);
  });

  test('settles what was wrong with its line, and with no other', () => {
    const wrong = withLineError(withLineError(opened, 'mug', 'Sold out.'), 'guide', 'Gone.');
    const next = withCart(wrong, oneMug, 'mug');
    expect([...next.errors]).toEqual([['guide', 'Gone.']]);
  });

  test('settles what was left out of that product, and of no other', () => {
    const leftOut = [...oneMug, { sku: 'guide', quantity: 3 }];
    const next = withCart(withLeftOut(opened, leftOut), add(oneMug, 'guide'), 'guide');
    expect(next.leftOut).toEqual(oneMug);
  });

  test('tries a refused code again', () => {
    const refused = withCodeRefused(withCode(opened, 'FROM20'));
    expect(wishOf(withCart(refused, oneMug, 'mug')).promotionCode).toBe('FROM20');
  });
});

describe('a promotion code', () => {
  test('that was refused is not asked for again', () => {
    expect(wishOf(withCodeRefused(withCode(opened, 'WINTER')))).not.toHaveProperty('promotionCode');
  });

  test('that is entered again is asked for, whatever became of the last', () => {
    const refused = withCodeRefused(withCode(opened, 'WINTER'));
    expect(wishOf(withCode(refused, 'SPRING10')).promotionCode).toBe('SPRING10');
  });

  test('that was refused is forgotten while it is written over', () => {
    const edited = withCodeEdited(withCodeRefused(withCode(opened, 'WINTER')));
    expect(edited.promotionCode).toBeUndefined();
  });

  test('that is in use stays while another is typed', () => {
    expect(withCodeEdited(withCode(opened, 'SPRING10')).promotionCode).toBe('SPRING10');
  });
});

test('a destination is asked for from then on', () => {
  expect(wishOf(withDestination(opened, berlin)).destination).toBe(berlin);
});

describe('asking for a price', () => {
  test('remembers what it was asked for', () => {
    const state = asking(withDestination(opened, berlin));
    expect(state.asked).toEqual({ items: oneMug, destination: berlin });
  });

  test('keeps the amounts of the last quote on the page, however often it is asked', () => {
    expect(asking(asking(quoted(opened, quote))).price).toEqual({ is: 'asked', last: quote });
  });
});

describe('an answer', () => {
  test('with a price is the price', () => {
    expect(quoted(asking(opened), quote).price).toEqual({ is: 'quoted', quote });
  });

  test('without a price leaves none', () => {
    expect(unanswered(asking(quoted(opened, quote))).price).toEqual({ is: 'none', last: quote });
  });

  test('without a price takes back no quote that came with a refused payment meanwhile', () => {
    const meanwhile = quoted(asking(opened), quote);
    expect(unanswered(meanwhile)).toBe(meanwhile);
  });

  test('that will not come clears the amounts', () => {
    expect(unpriced(asking(quoted(opened, quote))).price).toEqual({ is: 'none', last: undefined });
  });
});

test('news is announced once', () => {
  expect(told(withCart(opened, [], 'mug')).news.size).toBe(0);
});
