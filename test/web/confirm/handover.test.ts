import { siteAddress, successAddress } from '../../../web/confirm/handover.ts';

const sites = ['https://www.nuts.example/', 'https://nuts.example/shop/'];

describe('a shopper is sent back', () => {
  test.each([
    ['https://www.nuts.example/thanks?lang=de', 'https://www.nuts.example/thanks?lang=de'],
    ['https://WWW.nuts.example/thanks', 'https://www.nuts.example/thanks'],
    ['https://nuts.example/shop/cart', 'https://nuts.example/shop/cart'],
  ])('to a site of the shop: %s', (address, opened) => {
    expect(siteAddress(address, sites)).toBe(opened);
  });

  test.each([
    'https://www.nuts.example.evil.example/',
    'https://www.nuts.example@evil.example/',
    'https://user:secret@www.nuts.example/',
    'http://www.nuts.example/',
    'https://evil.example/?https://www.nuts.example/',
    'https://nuts.example/other',
    'https://nuts.example/shop/../other',
    'javascript:alert(1)',
    '//evil.example/',
    'thanks.html',
    '',
    undefined,
  ])('to nowhere else: %s', (address) => {
    expect(siteAddress(address, sites)).toBeUndefined();
  });

  test('to no site at all where the shop names none', () => {
    expect(siteAddress('https://www.nuts.example/')).toBeUndefined();
  });
});

test('the site is told of the order, and its own parameters stay', () => {
  const order = { id: 'chk_1', orderId: 'HF-1111-2222-3333' } as const;
  expect(successAddress('https://www.nuts.example/thanks?lang=de#top', order)).toBe(
    'https://www.nuts.example/thanks?lang=de&checkout=chk_1&order=HF-1111-2222-3333#top',
  );
});
