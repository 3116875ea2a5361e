import { loadScripts } from '../../support/load-scripts.ts';

type Event = Readonly<Record<string, unknown>> & {
  readonly resolve: (given?: object) => void;
  readonly reject: () => void;
  readonly paymentFailed: () => void;
};
type Wallet = {
  readonly click: () => void;
  readonly isOpen: () => boolean;
  readonly confirmationToken: (params: object) => Promise<unknown>;
};
type MakeWallet = (parts: object) => Wallet;
type SheetOptions = {
  readonly init: { readonly details: Readonly<Record<string, unknown>> };
  readonly onEvent: (type: string, data?: object) => void;
  readonly onCancel: () => void;
};

/** A wallet whose sheet is opened by nobody: what the page hears, and what the sheet is told. */
const build = (options: object = {}) => {
  const events: { readonly name: string; readonly event: Event }[] = [];
  const sheets: SheetOptions[] = [];
  const told: unknown[][] = [];
  const { makeWallet } = loadScripts<{ makeWallet: MakeWallet }>(
    ['client/errors.js', 'client/options.js', 'client/wallet.js'],
    {
      setTimeout: () => 0,
      clearTimeout: () => {},
      console: { warn: () => {} },
      StripeStandIn: {
        openDialog: (opened: SheetOptions) => {
          sheets.push(opened);
          return {
            send: (...message: unknown[]) => told.push(message),
            request: async () => ({ confirmationToken: { id: 'ctoken_1' } }),
            close: () => told.push(['close']),
          };
        },
      },
    },
  );
  const wallet = makeWallet({
    group: { key: 'pk_test_1', price: () => ({ amount: 4200, currency: 'usd' }) },
    options: () => options,
    emit: (name: string, event: Event) => events.push({ name, event }),
  });
  const heard = (name: string): Event => {
    const found = events.findLast((each) => each.name === name);
    if (found === undefined) throw new Error(`The page heard no ${name}.`);
    return found.event;
  };
  return { wallet, events, heard, sheets, told };
};
const opened = (given: object = {}, options: object = {}) => {
  const built = build(options);
  built.wallet.click();
  built.heard('click').resolve(given);
  const [sheet] = built.sheets;
  if (sheet === undefined) throw new Error('No sheet was opened.');
  return { ...built, sheet };
};

test('a click opens the sheet once the page agrees, with its price', () => {
  const { wallet, heard, sheets } = build({ emailRequired: true });
  wallet.click();
  expect(wallet.isOpen()).toBe(false);
  heard('click').resolve({ lineItems: [{ name: 'Mug', amount: 4200 }] });
  expect(wallet.isOpen()).toBe(true);
  expect(sheets[0]?.init.details).toMatchObject({
    amount: 4200,
    currency: 'usd',
    emailRequired: true,
  });
});

test.each([['resolve'], ['reject']] as const)('a click is answered once: %s', (answer) => {
  const { wallet, heard, sheets } = build();
  wallet.click();
  const click = heard('click');
  click[answer]();
  click.resolve();
  expect(sheets).toHaveLength(answer === 'resolve' ? 1 : 0);
});

test('a second click changes nothing while the sheet is open', () => {
  const { wallet, events } = opened();
  wallet.click();
  expect(events.map(({ name }) => name)).toEqual(['click']);
});

test.each([
  ['no shipping rates for an address', { shippingAddressRequired: true }, /at least one rate/],
  ['lines above the amount', { lineItems: [{ name: 'Mug', amount: 4201 }] }, /add up to 4201/],
])('a sheet with %s is refused', (_, given, message) => {
  const { wallet, heard } = build();
  wallet.click();
  expect(() => heard('click').resolve(given)).toThrow(message);
  expect(wallet.isOpen()).toBe(false);
});

test('an address is priced by the page, which may refuse it', () => {
  const { heard, sheet, told } = opened();
  sheet.onEvent('shippingaddresschange', { address: { country: 'US' } });
  expect(heard('shippingaddresschange').address).toEqual({ country: 'US' });
  heard('shippingaddresschange').resolve({ lineItems: [{ name: 'Mug', amount: 4000 }] });
  heard('shippingaddresschange').reject();
  expect(told).toMatchObject([['price', { amount: 4200 }], ['noPrice']]);
});

test('the sheet stays open until there is something to pay with', async () => {
  const { wallet, heard, sheet } = opened();
  sheet.onEvent('pay', { billingDetails: { email: 'a@b.test' } });
  expect(heard('confirm')).toMatchObject({
    billingDetails: { email: 'a@b.test' },
    expressPaymentType: 'link',
  });
  expect(wallet.isOpen()).toBe(true);
  expect(await wallet.confirmationToken({})).toEqual({ confirmationToken: { id: 'ctoken_1' } });
  expect(wallet.isOpen()).toBe(false);
});

test.each(['cancel', 'escape', 'loaderror'])(
  '%s closes the sheet, and the page hears it',
  (type) => {
    const { wallet, heard, sheet } = opened();
    sheet.onEvent(type);
    expect(heard('cancel')).toBeUndefined();
    expect(wallet.isOpen()).toBe(false);
  },
);

test('a payment that failed closes the sheet', () => {
  const { wallet, heard, sheet } = opened();
  sheet.onEvent('pay', {});
  heard('confirm').paymentFailed();
  expect(wallet.isOpen()).toBe(false);
});
