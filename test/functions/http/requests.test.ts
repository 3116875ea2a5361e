import { readBody } from '../../../functions/http/request.ts';
import { checkoutRequest, quoteRequest } from '../../../functions/http/requests.ts';
import { apiEvent } from '../../support/api-event.ts';
import { checkoutRequestOf } from '../../support/checkouts.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const mug = { sku: 'mug', quantity: 1 };
const checkout = (overrides: object) =>
  readBody(apiEvent({ body: { ...checkoutRequestOf(), ...overrides } }), checkoutRequest);
const quote = (body: object) => readBody(apiEvent({ body }), quoteRequest);

describe('a checkout’s request', () => {
  test.each([
    [{ confirmationToken: 'ctoken_1Nnn' }],
    [{ token: 'tok_visa' }],
    [{ paymentMethod: 'pm_card_visa' }],
  ])('may pay with %j', (payment) => {
    expect(checkout({ payment })).toEqual(checkoutRequestOf({ payment }));
  });

  test('may hold 20 lines and 99 of one product', () => {
    const items = Array.from({ length: 20 }, (_, index) => ({ sku: `p${index}`, quantity: 99 }));
    expect(checkout({ items }).items).toEqual(items);
  });

  test.each([
    ['no items', { items: undefined }, 'items', 'must be a list of {sku, quantity}'],
    ['an empty cart', { items: [] }, 'items', 'must hold at least one product'],
    ['21 lines', { items: Array(21).fill(mug) }, 'items', 'must hold at most 20 lines'],
    ['a sku with a space', { items: [{ ...mug, sku: 'a mug' }] }, 'items[0].sku', 'is not a'],
    ['a sku of 65 letters', { items: [{ ...mug, sku: 'm'.repeat(65) }] }, 'items[0].sku', 'is not'],
    ['a sku as a number', { items: [{ ...mug, sku: 5 }] }, 'items[0].sku', 'must be text'],
    ['half a mug', { items: [{ ...mug, quantity: 0.5 }] }, 'items[0].quantity', 'a whole number'],
    ['no mug', { items: [{ ...mug, quantity: 0 }] }, 'items[0].quantity', 'at least 1'],
    ['100 mugs', { items: [{ ...mug, quantity: 100 }] }, 'items[0].quantity', 'at most 99'],
    ['minus one mug', { items: [{ ...mug, quantity: -1 }] }, 'items[0].quantity', 'at least 1'],
    ['a second line wrong', { items: [mug, { sku: 'tee' }] }, 'items[1].quantity', 'whole number'],
    ['a price in a line', { items: [{ ...mug, unitAmount: 1 }] }, 'items[0]', 'and nothing else'],
    ['no e-mail', { email: undefined }, 'email', 'Please enter your e-mail address.'],
    ['no @', { email: 'ada.example.com' }, 'email', 'Please check your e-mail'],
    ['no domain', { email: 'ada@example' }, 'email', 'Please check your e-mail'],
    [
      'a line break in the e-mail',
      { email: 'ada@example.com\nBcc: x@y.zz' },
      'email',
      'Please check your e-mail',
    ],
    [
      'a name in the e-mail',
      { email: 'Ada <ada@example.com>' },
      'email',
      'Please check your e-mail',
    ],
    [
      '255 characters',
      { email: `${'a'.repeat(243)}@example.com` },
      'email',
      'Please check your e-mail',
    ],
    ['no total', { expectedTotal: undefined }, 'expectedTotal', 'must be a whole number'],
    ['a total in fractions', { expectedTotal: 28.5 }, 'expectedTotal', 'must be a whole number'],
    ['a total as text', { expectedTotal: '2800' }, 'expectedTotal', 'must be a whole number'],
    ['a negative total', { expectedTotal: -1 }, 'expectedTotal', 'must not be negative'],
    ['no payment', { payment: undefined }, 'payment', 'must be exactly one of'],
    [
      'two payments',
      { payment: { token: 'tok_visa', paymentMethod: 'pm_card' } },
      'payment',
      'one',
    ],
    ['a card’s number', { payment: { number: '4242424242424242' } }, 'payment', 'exactly one of'],
    [
      'a tok_ as a pm_',
      { payment: { paymentMethod: 'tok_1' } },
      'payment.paymentMethod',
      'with pm_',
    ],
    ['a pm_ as a tok_', { payment: { token: 'pm_card_visa' } }, 'payment.token', 'with tok_'],
    ['a secret key', { payment: { token: 'sk_test_51' } }, 'payment.token', 'must begin with tok_'],
    ['a path in the token', { payment: { token: 'tok_../../v1' } }, 'payment.token', 'tok_'],
  ])('with %s is refused, naming the field', async (_, overrides, field, sentence) => {
    const refusal = await refusalOf(() => checkout(overrides));
    expect(refusal).toMatchObject({ code: 'invalid_request', field });
    expect(refusal.detail).toContain(sentence);
  });

  test('keeps no amount but the expected total', () => {
    const forged = { total: 1, amount: 1, unitAmount: 1, currency: 'vnd', discount: 2799 };
    expect(checkout(forged)).toEqual(checkoutRequestOf());
  });
});

const address = { name: 'Ada', line1: '1 Street', city: 'Ulm', postalCode: '89073', country: 'DE' };
const shippedTo = (overrides: object) => checkout({ shipping: { ...address, ...overrides } });

const texts = [
  ['email', 'your e-mail address', (email: string) => checkout({ email })],
  ['shipping.name', 'the name', (name: string) => shippedTo({ name })],
  ['shipping.line1', 'the street', (line1: string) => shippedTo({ line1 })],
  ['shipping.line2', 'the second line of the address', (line2: string) => shippedTo({ line2 })],
  ['shipping.city', 'the city', (city: string) => shippedTo({ city })],
  ['shipping.state', 'the state', (state: string) => shippedTo({ state })],
  ['shipping.postalCode', 'the postal code', (postalCode: string) => shippedTo({ postalCode })],
  ['promotionCode', 'the code', (promotionCode: string) => checkout({ promotionCode })],
] as const;
const required = texts
  .map(([field]) => field)
  .filter((field) => !['shipping.line2', 'shipping.state', 'promotionCode'].includes(field));

describe.each(texts)('what a shopper types as %s', (field, what, send) => {
  test.each(['\ud83d', 'a\u0000', '\u001b[2Jb', '\u202eb', 'a\nb', '\u009bJ'])(
    'is refused with %j in it, in a sentence for the shopper',
    async (typed) => {
      const refusal = await refusalOf(() => send(typed));
      expect(refusal).toMatchObject({ code: 'invalid_request', field });
      expect(refusal.detail).toMatch(/^Please .+\.$/);
      expect(refusal.detail).toContain(what);
    },
  );

  test('is refused when it is too long', async () => {
    const refusal = await refusalOf(() => send('a'.repeat(255)));
    expect(refusal).toMatchObject({ code: 'invalid_request', field });
  });

  test.each(['', ' \u00a0', '\u200b', '\u3164'])(
    'is missing when nothing of it can be seen: %j',
    async (typed) => {
      if (required.includes(field)) {
        const refusal = await refusalOf(() => send(typed));
        expect(refusal).toMatchObject({ field, detail: `Please enter ${what}.` });
      } else {
        expect(JSON.stringify(send(typed))).not.toContain(field.replace('shipping.', ''));
      }
    },
  );
});

test('an address is kept as it is read, without what nobody sees', () => {
  const copied = shippedTo({ name: '\u200bAda\u00a0', line1: ' Ame\u0301lie 1\ufeff', line2: '' });
  expect(copied.shipping).toEqual({ ...address, name: 'Ada', line1: 'Am\u00e9lie 1' });
});

describe('an address', () => {
  const paris = { name: 'Ada', line1: '1 Street', postalCode: '75001', city: 'Paris' };
  const tokyo = { name: 'Ada', line1: '1-1 Chiyoda', postalCode: '100-0001' };

  test.each([
    ['UK', { ...paris, country: 'UK' }, { country: 'GB' }],
    ['fr', { ...paris, country: 'fr' }, { country: 'FR' }],
    ['Tokyo', { ...tokyo, state: '東京都', country: 'JP' }, { state: '13', country: 'JP' }],
    ['Dubai', { name: 'Ada', line1: '1', city: 'Dubai', country: 'AE' }, { state: 'DU' }],
  ])('in %s is read by its country', (_, shipping, read) => {
    expect(checkout({ shipping }).shipping).toEqual({ ...shipping, ...read });
  });

  test.each([
    ['EU', { ...paris, country: 'EU' }, 'country', 'Please choose the country again: '],
    ['no country', { ...paris, country: '' }, 'country', 'Please choose the country.'],
    ['France, without a city', { ...paris, city: '', country: 'FR' }, 'city', 'enter the city.'],
    ['Japan, without a prefecture', { ...tokyo, country: 'JP' }, 'state', 'enter the prefecture.'],
    ['Japan, in Paris', { ...tokyo, state: 'Paris', country: 'JP' }, 'state', 'could not find it'],
  ])('in %s is refused, naming the field', async (_, shipping, field, sentence) => {
    const refusal = await refusalOf(() => checkout({ shipping }));
    expect(refusal).toMatchObject({ code: 'invalid_request', field: `shipping.${field}` });
    expect(refusal.detail).toContain(sentence);
  });
});

describe('a quote’s request', () => {
  test('needs items and nothing else, and ignores the rest', () => {
    expect(quote({ items: [mug], coupon: 'FREE', total: 0 })).toEqual({ items: [mug] });
  });

  test('with a price in a line is refused', async () => {
    const refusal = await refusalOf(() => quote({ items: [{ ...mug, price: 1 }] }));
    expect(refusal).toMatchObject({ code: 'invalid_request', field: 'items[0]' });
  });
});

test('a telephone number is read as it was meant, and may be missing', () => {
  expect(shippedTo({ phone: ' +49 (0)30 123456' }).shipping?.phone).toBe('+4930123456');
  expect(shippedTo({ phone: ' ' }).shipping).toEqual(shippedTo({}).shipping);
});

test.each(['112', 'call me', 5])(
  '%p is no telephone number, and the sentence says what is',
  async (phone) => {
    expect(await refusalOf(() => shippedTo({ phone }))).toMatchObject({
      code: 'invalid_request',
      field: 'shipping.phone',
      detail: expect.stringMatching(/^Please (check|enter) the telephone number/),
    });
  },
);
