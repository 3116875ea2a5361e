import { ar } from '../../../web/language/ar.ts';
import { de } from '../../../web/language/de.ts';
import { en } from '../../../web/language/en.ts';
import {
  counted,
  formatNumber,
  formatTime,
  locale,
  speak,
  words,
} from '../../../web/language/speak.ts';
import { formatMoney, formatPercent } from '../../../web/page/money.ts';

afterEach(() => speak(en, 'en'));

const plain = (text: string) => text.replace(/\s/g, ' ');

test('the page speaks English until it is told another language', () => {
  expect([words().page.yourOrder, locale()]).toEqual(['Your order', 'en']);
  speak(de, 'de-AT');
  expect([words().page.yourOrder, locale()]).toEqual(['Ihre Bestellung', 'de-AT']);
});

describe('in German', () => {
  beforeEach(() => speak(de, 'de'));

  test('amounts, numbers and percentages are written as there', () => {
    expect(plain(formatMoney(123456, 'eur'))).toBe('1.234,56 €');
    expect(plain(formatPercent('8.875'))).toBe('8,875 %');
    expect(formatNumber(1234.5)).toBe('1.234,5');
  });

  test('times have 24 hours', () => {
    expect(formatTime(new Date(2026, 0, 1, 14, 5).getTime())).toBe('14:05');
  });

  test('a number has its form', () => {
    expect(counted(de.shop.moreProducts, 1)).toBe('und 1 weiterer Artikel');
    expect(counted(de.shop.moreProducts, 2)).toBe('und 2 weitere Artikel');
  });
});

test('Arabic has a form for two, for few and for many', () => {
  speak(ar, 'ar-AE-u-nu-latn');
  const { moreProducts } = ar.shop;
  expect([1, 2, 3, 11, 100].map((number) => counted(moreProducts, number))).toEqual([
    'ومنتج آخر',
    'ومنتجان آخران',
    'و3 منتجات أخرى',
    'و11 منتجًا آخر',
    'و100 منتج آخر',
  ]);
});
