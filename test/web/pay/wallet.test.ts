/** @jest-environment @happy-dom/jest-environment */
import type { Quote } from '../../../functions/checkout/contract.ts';
import { alertIn } from '../../../web/page/alert.ts';
import { Refusal, type Wish } from '../../../web/page/api.ts';
import type { Purchase } from '../../../web/pay/purchase.ts';
import { createWallet } from '../../../web/pay/wallet.ts';
import type { Cart } from '../../../web/shop/cart.ts';
import { quoted, withCatalog } from '../../../web/shop/shop-changes.ts';
import { firstState } from '../../../web/shop/shop-state.ts';
import type { WalletActions } from '../../../web/stripe/express-checkout-element.ts';
import { catalog, oneMug, quoteFor, twoGuides } from '../goods.ts';
import { openPage, textOf } from '../open-page.ts';
import { problemOf } from '../problems.ts';

const inBerlin = {
  line1: 'Hauptstr. 1',
  line2: null,
  city: 'Berlin',
  state: '',
  postal_code: '10115',
  country: 'DE',
};
const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };

beforeEach(openPage);

type Options = {
  readonly cart?: Cart;
  readonly soon?: Quote | undefined;
  readonly hasOrder?: boolean;
  readonly phone?: 'optional' | 'required';
  readonly quoteFor?: (wish: Wish) => Promise<Quote>;
};

/** A wallet's button on the page, and what became of it: totals, purchases and answers to Stripe. */
const opened = (options: Options = {}) => {
  const { cart = oneMug, hasOrder = true, phone } = options;
  const soon = 'soon' in options ? options.soon : quoteFor(cart);
  const first = firstState({ cart, promotionCode: undefined, destination: undefined });
  const state = quoted(withCatalog(first, { ...catalog, ...(phone && { phone }) }), quoteFor(cart));
  const totals: number[] = [];
  const purchases: Purchase[] = [];
  const asked: Wish[] = [];
  let actions: WalletActions | undefined;
  const wallet = createWallet({
    mount: (given) => {
      actions = given;
      return {
        setTotal: (amountMinor) => void totals.push(amountMinor),
        lock: () => {},
        collect: async () => ({ payment: { confirmationToken: 'ctoken_1' } }),
        destroy: () => {},
      };
    },
    shop: { state: () => state, soonQuote: async () => soon },
    pay: async (purchase) => {
      purchases.push(purchase);
      return hasOrder;
    },
    quoteFor: (wish) => {
      asked.push(wish);
      return options.quoteFor?.(wish) ?? Promise.resolve(quoteFor(wish.items, { shipping: 500 }));
    },
    alert: alertIn('pay-alert'),
  });
  if (!actions) throw new Error('The wallet was not mounted.');
  const { click, changeAddress, changeRate, cancel, confirm } = actions;
  return {
    wallet,
    totals,
    purchases,
    asked,
    cancel,
    click: async () => {
      const answers = { resolve: jest.fn(), reject: jest.fn() };
      await click(answers);
      return answers;
    },
    changeAddress: async (address = inBerlin) => {
      const answers = { resolve: jest.fn(), reject: jest.fn() };
      await changeAddress({ address, ...answers });
      return answers;
    },
    changeRate: () => {
      const answers = { resolve: jest.fn(), reject: jest.fn() };
      changeRate(answers);
      return answers;
    },
    confirm: async (email = 'ada@example.com') => {
      const paymentFailed = jest.fn();
      await confirm({
        billingDetails: { ...ada, email, address: inBerlin },
        shippingAddress: { name: ada.name, address: inBerlin },
        paymentFailed,
      });
      return paymentFailed;
    },
  };
};

describe('a click on a wallet', () => {
  test('opens its sheet with the lines, and asks for an address where something is sent', async () => {
    const { resolve } = await opened().click();
    expect(resolve).toHaveBeenCalledWith({
      lineItems: [{ name: '1 × Enamel mug', amount: 1400 }],
      shippingRates: [{ id: 'shipping', displayName: 'Shipping', amount: 0 }],
      emailRequired: true,
      shippingAddressRequired: true,
      allowedShippingCountries: ['US', 'DE'],
    });
  });

  test('asks for a telephone number with the address, where the shop needs one', async () => {
    const needed = { phoneNumberRequired: true };
    const asking = async (options: Options) => (await opened(options).click()).resolve.mock.calls;
    expect(await asking({ phone: 'required' })).toMatchObject([[needed]]);
    expect(await asking({ phone: 'optional' })).not.toMatchObject([[needed]]);
    expect(await asking({ phone: 'required', cart: twoGuides })).not.toMatchObject([[needed]]);
  });

  test('asks for no address when nothing is sent', async () => {
    const { resolve } = await opened({ cart: twoGuides }).click();
    expect(resolve).toHaveBeenCalledWith({
      lineItems: [{ name: '2 × Field guide', amount: 1800 }],
      emailRequired: true,
      shippingAddressRequired: false,
    });
  });

  test('opens nothing while there is no price', async () => {
    const { resolve, reject } = await opened({ soon: undefined }).click();
    expect(reject).toHaveBeenCalled();
    expect(resolve).not.toHaveBeenCalled();
  });
});

describe('an address in the sheet', () => {
  test('is priced, and the sheet and the button have the new total', async () => {
    const { click, changeAddress, totals, asked } = opened();
    await click();
    const { resolve } = await changeAddress();
    expect(asked).toEqual([{ items: oneMug, destination: { country: 'DE', postalCode: '10115' } }]);
    expect(resolve.mock.calls[0]?.[0].shippingRates[0].amount).toBe(500);
    expect(totals).toEqual([1400]);
  });

  test('that can’t be sent to is refused', async () => {
    const refused = () => Promise.reject(new Refusal(problemOf()));
    const { click, changeAddress } = opened({ quoteFor: refused });
    await click();
    const { resolve, reject } = await changeAddress();
    expect(reject).toHaveBeenCalled();
    expect(resolve).not.toHaveBeenCalled();
  });

  test('that was changed again before it was priced is refused', async () => {
    const open: ((quote: Quote) => void)[] = [];
    const { click, changeAddress, totals } = opened({
      quoteFor: () => new Promise((resolve) => open.push(resolve)),
    });
    await click();
    const first = changeAddress();
    const second = changeAddress({ ...inBerlin, city: 'Köln', postal_code: '50667' });
    open[0]?.(quoteFor(oneMug, { total: 1 }));
    open[1]?.(quoteFor(oneMug, { total: 2900 }));
    expect((await first).reject).toHaveBeenCalled();
    expect((await second).resolve).toHaveBeenCalled();
    expect(totals).toEqual([2900]);
  });

  test('is refused when the sheet is not open', async () => {
    expect((await opened().changeAddress()).reject).toHaveBeenCalled();
  });
});

describe('the way of shipping in the sheet', () => {
  test('is the only one, and can be chosen', async () => {
    const { click, changeRate } = opened();
    await click();
    expect(changeRate().resolve).toHaveBeenCalled();
  });

  test('can’t be chosen when the sheet is not open', () => {
    expect(opened().changeRate().reject).toHaveBeenCalled();
  });
});

describe('a confirmed sheet', () => {
  test('pays the price that it showed, to the address that was given', async () => {
    const { click, changeAddress, confirm, purchases } = opened({
      quoteFor: async ({ items }) => quoteFor(items, { total: 2900 }),
    });
    await click();
    await changeAddress();
    const paymentFailed = await confirm();
    expect(paymentFailed).not.toHaveBeenCalled();
    expect(purchases).toMatchObject([
      {
        items: oneMug,
        email: 'ada@example.com',
        quote: { total: 2900 },
        shipping: { name: 'Ada Lovelace', line1: 'Hauptstr. 1', country: 'DE' },
      },
    ]);
  });

  test('pays without an address when nothing is sent', async () => {
    const { click, confirm, purchases } = opened({ cart: twoGuides });
    await click();
    await confirm();
    expect(purchases[0]?.shipping).toBeUndefined();
  });

  test('without an e-mail address pays nothing, and says why', async () => {
    const { click, confirm, purchases } = opened();
    await click();
    const paymentFailed = await confirm('');
    expect(paymentFailed).toHaveBeenCalledWith({
      reason: 'invalid_payment_data',
      message: expect.stringMatching(/no e-mail/),
    });
    expect(textOf('#pay-alert')).toMatch(/no e-mail/);
    expect(purchases).toEqual([]);
  });

  test('that leads to no order closes, and the button has the form’s total again', async () => {
    const { click, confirm, totals } = opened({ hasOrder: false });
    await click();
    expect(await confirm()).toHaveBeenCalledWith({ reason: 'fail' });
    expect(totals).toEqual([1400]);
  });

  test('says by the form what is missing', async () => {
    const { click, confirm, purchases } = opened();
    await click();
    await confirm();
    purchases[0]?.onIncomplete({ message: 'Choose another card.', isShown: false });
    expect(textOf('#pay-alert')).toBe('Choose another card.');
  });
});

describe('the form’s total', () => {
  test('is the button’s while no sheet is open', () => {
    const { wallet, totals } = opened();
    wallet.setTotal(2000);
    expect(totals).toEqual([2000]);
  });

  test('changes nothing in an open sheet, and comes back when it closes', async () => {
    const { wallet, click, cancel, totals } = opened();
    await click();
    wallet.setTotal(2000);
    expect(totals).toEqual([]);
    cancel();
    wallet.setTotal(2000);
    expect(totals).toEqual([1400, 2000]);
  });
});
