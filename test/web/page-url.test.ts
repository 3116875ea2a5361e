import { isFromBank, readPageUrl, writePageUrl, writeShopUrl } from '../../web/page-url.ts';

const mugs = [{ sku: 'mug', quantity: 2 }];

describe('the page’s URL', () => {
  test('names the cart, the kind of card field and the finished checkout', () => {
    expect(readPageUrl('?items=mug:2&element=card&checkout=co_1')).toEqual({
      cart: mugs,
      element: 'card',
      checkoutId: 'co_1',
    });
  });

  test('asks for the Payment Element when it asks for nothing', () => {
    expect(readPageUrl('')).toEqual({ cart: [], element: 'payment' });
  });

  test('is written so that a person can read it', () => {
    expect(writePageUrl({ cart: mugs, element: 'card' })).toBe('/?items=mug:2&element=card');
  });

  test('is bare for an empty cart', () => {
    expect(writePageUrl({ cart: [], element: 'payment' })).toBe('/');
  });

  test('leads back to the catalogue with the cart that there is', () => {
    expect(writeShopUrl({ cart: mugs, element: 'payment' })).toBe('/?items=mug:2#catalogue');
    expect(writeShopUrl({ cart: [], element: 'payment' })).toBe('/');
  });

  test('keeps all of a link to more than an order has room for, so that the way back tells of it, too', () => {
    const items = Array.from({ length: 25 }, (_, index) => `p${index}:1`).join(',');
    const url = `/?items=${items},mug:150`;
    expect(writePageUrl(readPageUrl(url.slice(1)))).toBe(url);
  });

  test('keeps a checkout whatever characters its id has', () => {
    const written = writePageUrl({ cart: [], element: 'payment', checkoutId: 'a&b=c d' });
    expect(readPageUrl(written.slice(1)).checkoutId).toBe('a&b=c d');
  });

  test('distinguishes a shopper whom the bank sent back from one who came by themselves', () => {
    const appended = 'payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2';
    expect(isFromBank(`?checkout=chk_1&${appended}&redirect_status=succeeded`)).toBe(true);
    expect(isFromBank('?checkout=chk_1')).toBe(false);
  });

  test('forgets what the bank appended once it is written again', () => {
    const search = '?items=mug:2&checkout=chk_1&payment_intent_client_secret=pi_1_secret_2';
    expect(writePageUrl(readPageUrl(search))).toBe('/?items=mug:2&checkout=chk_1');
  });
});

test('what a site hands over stays in the address, so that a bank’s redirect doesn’t lose it', () => {
  const handed = {
    cart: [{ sku: 'mug', quantity: 2 }],
    element: 'payment',
    language: 'de',
    success: 'https://www.nuts.example/thanks?a=1',
    cancel: 'https://www.nuts.example/',
  } as const;
  const { search } = new URL(writePageUrl(handed), 'https://checkout.nuts.example');
  expect(readPageUrl(search)).toEqual(handed);
});
