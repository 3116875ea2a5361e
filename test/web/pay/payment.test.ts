/** @jest-environment @happy-dom/jest-environment */
import type {
  CheckoutRequest,
  CheckoutView,
  Problem,
  ShippingAddress,
} from '../../../functions/checkout/contract.ts';
import type { Delivery } from '../../../web/deliver/delivery.ts';
import { Refusal, type Wish } from '../../../web/page/api.ts';
import { createPayment } from '../../../web/pay/payment.ts';
import { begunPayments } from '../../../web/settle/begun.ts';
import { browserStorage, tabStorage } from '../../../web/settle/storage.ts';
import type { Cart } from '../../../web/shop/cart.ts';
import { createShop } from '../../../web/shop/shop.ts';
import { quoteOf } from '../../../web/shop/shop-state.ts';
import { type Stripe, StripeUnavailable } from '../../../web/stripe/load-stripe.ts';
import type { Collected, Incomplete } from '../../../web/stripe/payment-entry.ts';
import { catalog, oneMug, quoteFor, twoGuides } from '../goods.ts';
import { find, nextTurn, openPage, submit, textOf } from '../open-page.ts';
import { problemOf } from '../problems.ts';
import { fakeStripe } from '../stripe/fake-stripe.ts';

const paid: CheckoutView = { id: 'chk_1', status: 'paid', currency: 'usd', total: 1800, lines: [] };
const ada: ShippingAddress = { name: 'Ada', line1: '1 Market St', city: 'Berlin', country: 'DE' };

beforeEach(openPage);
afterEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

type Options = {
  readonly cart?: Cart;
  readonly stripe?: Promise<Stripe>;
  readonly createCheckout?: (body: CheckoutRequest) => Promise<CheckoutView>;
  readonly collect?: () => Promise<Collected>;
  readonly address?: () => Promise<ShippingAddress | undefined>;
  /** What is missing of the card. */
  readonly incomplete?: Incomplete;
  readonly needsDestination?: boolean;
};

/** The shop with its payment form, priced and with an e-mail address; `told` is what happens around it. */
const opened = async (options: Options = {}) => {
  const { cart = twoGuides, stripe = Promise.resolve(fakeStripe().stripe) } = options;
  const told: string[] = [];
  const sent: CheckoutRequest[] = [];
  const quote = async ({ items }: Wish) => {
    told.push('asked for a price');
    return quoteFor(items, { needsDestination: options.needsDestination ?? false });
  };
  const shop = createShop({
    api: {
      catalog: async () => {
        told.push('asked for the catalogue');
        return catalog;
      },
      quote,
    },
    first: { cart, promotionCode: undefined, destination: undefined },
    onCart: (changed) => payment.onCart(changed),
    onQuote: (fresh) => payment.onQuote(fresh),
    onShipping: () => {},
    onCannotShip: () => {},
  });
  const delivery: Delivery = {
    offer: () => {},
    collect: options.address ?? (async () => ada),
    typed: () => undefined,
    refuse: (sentence) => void told.push(sentence),
    clearAlert: () => {},
    lock: (locked) => void told.push(`address ${locked ? 'locked' : 'free'}`),
  };
  const never = () => Promise.reject(new Error('Nobody asks for this here.'));
  const payment = createPayment({
    shop,
    delivery,
    stripe,
    mountEntry: () => ({
      setTotal: () => {},
      lock: (locked) => void told.push(`card ${locked ? 'locked' : 'free'}`),
      focus: () => void told.push('card has the focus'),
      check: async () => options.incomplete,
      collect: options.collect ?? (async () => ({ payment: { token: 'tok_1' } })),
      destroy: () => void told.push('card gone'),
    }),
    mountWallet: () => ({
      setTotal: () => {},
      lock: (locked) => void told.push(`wallet ${locked ? 'locked' : 'free'}`),
      collect: never,
      destroy: () => void told.push('wallet gone'),
    }),
    quoteFor: quote,
    keep: tabStorage(),
    settling: {
      api: {
        createCheckout: async ({ body }) => {
          sent.push(body);
          return (options.createCheckout ?? (async () => paid))(body);
        },
        checkout: never,
        authenticated: never,
      },
      bankStep: never,
      pause: async () => {},
    },
    begun: begunPayments(browserStorage()),
    onCheckout: () => {},
    urlOf: () => 'https://shop.example/',
    onOrder: ({ id }) => void told.push(`order of ${id}`),
  });
  payment.onCart(cart);
  shop.refresh();
  await nextTurn();
  find<HTMLInputElement>('#email').value = 'ada@example.com';
  told.splice(0);
  return { shop, payment, told, sent };
};

/** Until the page has been told how the attempt ended, or that it does not begin. */
const ended = async () => {
  do await nextTurn();
  while (find('#pay').hasAttribute('aria-busy'));
};
const pay = () => {
  submit('#pay-form');
  return ended();
};
const refusing = (problem: Partial<Problem>) => ({
  createCheckout: () => Promise.reject(new Refusal(problemOf(problem))),
});

describe('the payment form', () => {
  test('offers the total once price, catalogue and card are there', async () => {
    await opened();
    expect(textOf('#pay-label')).toBe('Pay $18.00');
    expect(find('#pay').getAttribute('aria-disabled')).toBe('false');
    expect(find('#pay-form').hidden).toBe(false);
  });

  test('has no places for card and wallet without Stripe, and can’t be used', async () => {
    await opened({ stripe: Promise.reject(new StripeUnavailable('Blocked.')) });
    expect(find('#pay-form').classList).toContain('without-entry');
    expect(find('#pay').getAttribute('aria-disabled')).toBe('true');
  });

  test('disappears when the cart is empty', async () => {
    const { payment } = await opened();
    payment.onCart([]);
    expect(find('#pay-form').hidden).toBe(true);
  });
});

test('all that is missing is said at the first press, each at its field, and the first has the focus', async () => {
  const message = 'Your card number is incomplete.';
  const { sent } = await opened({
    cart: oneMug,
    incomplete: { message, isShown: false },
    address: async () => undefined,
  });
  find<HTMLInputElement>('#email').value = '';
  await pay();
  expect(textOf('#email-error')).toMatch(/enter your e-mail address/);
  expect(textOf('#card-error')).toBe(message);
  expect(document.activeElement).toBe(find('#email'));
  expect(sent).toEqual([]);
});

describe('paying', () => {
  test('sends what was in the cart at the price that was shown, and ends with the order', async () => {
    const { sent, told } = await opened();
    await pay();
    expect(sent).toEqual([
      {
        items: twoGuides,
        email: 'ada@example.com',
        expectedTotal: 1800,
        payment: { token: 'tok_1' },
      },
    ]);
    expect(told.slice(-3)).toEqual(['card gone', 'wallet gone', 'order of chk_1']);
  });

  test('locks everything, and frees it before it tells the ending', async () => {
    const { told } = await opened();
    await pay();
    expect(told.slice(0, 6)).toEqual([
      'address locked',
      'card locked',
      'wallet locked',
      'address free',
      'card free',
      'wallet free',
    ]);
  });

  test('sends the address of what has to be sent', async () => {
    const { sent } = await opened({ cart: oneMug });
    await pay();
    expect(sent[0]?.shipping).toEqual(ada);
  });

  test.each([
    ['without an e-mail address', {}, ''],
    ['without a complete address', { cart: oneMug, address: async () => undefined }, 'a@b.org'],
    ['while the total depends on the address', { needsDestination: true }, 'a@b.org'],
  ])('does not begin %s', async (_, options: Options, email) => {
    const { sent } = await opened(options);
    find<HTMLInputElement>('#email').value = email;
    await pay();
    expect(sent).toEqual([]);
  });

  test('does not begin when the price changed while the address was read', async () => {
    const { shop, sent } = await opened({
      cart: oneMug,
      address: async () => {
        shop.takeQuote(quoteFor(oneMug, { total: 2900 }));
        return ada;
      },
    });
    await pay();
    expect(sent).toEqual([]);
    expect(textOf('#pay-label')).toBe('Pay $29.00');
  });

  test('says once what is missing of the card, and leads to it', async () => {
    const { told, sent } = await opened({
      collect: async () => ({ message: 'Incomplete.', isShown: false }),
    });
    await pay();
    expect(textOf('#card-error')).toBe('Incomplete.');
    expect(told.at(-1)).toBe('card has the focus');
    expect(sent).toEqual([]);
  });

  test('leaves it to the Element to say what is missing beside its own field', async () => {
    await opened({ collect: async () => ({ message: 'Incomplete.', isShown: true }) });
    await pay();
    expect(textOf('#card-error')).toBe('');
  });

  test('goes on after a reload', async () => {
    const { payment, told } = await opened();
    const body = {
      items: twoGuides,
      email: 'grace@example.com',
      expectedTotal: 1800,
      payment: { token: 'tok_0' },
    };
    payment.resume({ key: '0123456789abcdef', body });
    await ended();
    expect(told.at(-1)).toBe('order of chk_1');
  });
});

describe('a payment without an order', () => {
  test('says so by the button, and everything can be tried again', async () => {
    const error = { code: 'card_declined', message: 'Your card was declined.' };
    await opened({ createCheckout: async () => ({ ...paid, status: 'declined', error }) });
    await pay();
    expect(textOf('#pay-alert')).toBe('Your card was declined.');
    expect(textOf('#pay-label')).toBe('Pay $18.00');
    expect(find('#pay').getAttribute('aria-disabled')).toBe('false');
  });

  test('asks what is left when the order could not be made', async () => {
    const { told } = await opened({
      createCheckout: async () => ({ ...paid, status: 'rejected' }),
    });
    await pay();
    expect(told).toEqual(expect.arrayContaining(['asked for the catalogue', 'asked for a price']));
  });

  test('clears what it said at the next attempt', async () => {
    const answers = [{ ...paid, status: 'declined' as const }, paid];
    await opened({ createCheckout: async () => answers.shift() ?? paid });
    await pay();
    expect(textOf('#pay-alert')).toMatch(/declined/);
    await pay();
    expect(textOf('#pay-alert')).toBe('');
  });
});

describe('a refused payment', () => {
  test.each([
    ['the e-mail address', 'email', '#email-error'],
    ['the card', 'payment.token', '#card-error'],
    ['nothing in particular', undefined, '#pay-alert'],
  ])('is explained beside %s', async (_, field, place) => {
    await opened(refusing(field === undefined ? {} : { field }));
    await pay();
    expect(textOf(place)).toBe('A sentence for the shopper.');
  });

  test('for the e-mail address leads there', async () => {
    await opened(refusing({ field: 'email' }));
    await pay();
    expect(document.activeElement).toBe(find('#email'));
  });

  test('for a line is explained there, and not by the button', async () => {
    await opened(refusing({ field: 'items[0].quantity', detail: 'Sold out.' }));
    await pay();
    expect(textOf('.line .error')).toBe('Sold out.');
    expect(textOf('#pay-alert')).toBe('');
  });

  test('for a changed price shows the new one, and asks for the catalogue', async () => {
    const quote = quoteFor(twoGuides, { total: 2000 });
    const { shop, told } = await opened(refusing({ code: 'price_changed', quote }));
    await pay();
    expect(quoteOf(shop.state())).toBe(quote);
    expect(textOf('#pay-label')).toBe('Pay $20.00');
    expect(told).toContain('asked for the catalogue');
    expect(told).not.toContain('asked for a price');
  });

  test('for something sold out asks what is left', async () => {
    const { told } = await opened(refusing({ code: 'out_of_stock' }));
    await pay();
    expect(told).toEqual(expect.arrayContaining(['asked for the catalogue', 'asked for a price']));
  });
});
