import {
  amountProblem,
  decimalsOf,
  formatMoney,
  stepMinorOf,
} from '../../../functions/checkout/money.ts';

// Intl puts a no-break space behind a currency's code.
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const threeDecimal = 'bhd jod kwd omr tnd'.split(' ');

describe('the decimals of a currency at Stripe', () => {
  test.each(zeroDecimal)('are none for %s', (currency) => {
    expect(decimalsOf(currency)).toBe(0);
  });

  test.each(threeDecimal)('are three for %s', (currency) => {
    expect(decimalsOf(currency)).toBe(3);
  });

  test.each(['usd', 'eur', 'huf', 'twd', 'cop', 'idr', 'isk', 'ugx'])(
    'are two for %s',
    (currency) => {
      expect(decimalsOf(currency)).toBe(2);
    },
  );
});

describe('the step between two chargeable amounts', () => {
  test.each(['isk', 'ugx'])('is a whole unit of 100 for %s', (currency) => {
    expect(stepMinorOf(currency)).toBe(100);
  });

  test.each(threeDecimal)('is 10 for %s, whose last digit must be 0', (currency) => {
    expect(stepMinorOf(currency)).toBe(10);
  });

  test.each([...zeroDecimal, 'usd', 'huf', 'twd'])('is 1 for %s', (currency) => {
    expect(stepMinorOf(currency)).toBe(1);
  });
});

describe('an amount', () => {
  const minimums = {
    aed: 200,
    ars: 50,
    aud: 50,
    brl: 50,
    cad: 50,
    chf: 50,
    cop: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
    huf: 17500,
    idr: 50,
    ils: 50,
    inr: 50,
    jpy: 50,
    krw: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
    nzd: 50,
    php: 50,
    pln: 200,
    ron: 200,
    rub: 50,
    sek: 300,
    sgd: 50,
    thb: 1000,
    usd: 50,
    zar: 50,
  };

  test.each(Object.entries(minimums))('in %s may be %p and no less', (currency, minimum) => {
    expect(amountProblem(minimum, currency)).toBeUndefined();
    expect(amountProblem(minimum - 1, currency)).toEqual({
      code: 'amount_too_small',
      limitMinor: minimum,
    });
  });

  test('in a currency without a known minimum may be 1, and not 0', () => {
    expect(amountProblem(1, 'kwd')).toBeUndefined();
    expect(amountProblem(0, 'kwd')).toEqual({ code: 'amount_too_small', limitMinor: 1 });
  });

  test.each(['usd', 'jpy', 'kwd', 'isk'])('in %s has eight digits at most', (currency) => {
    expect(amountProblem(99_999_999, currency)).toBeUndefined();
    expect(amountProblem(100_000_000, currency)).toEqual({
      code: 'amount_too_large',
      limitMinor: 99_999_999,
    });
  });

  test.each([
    [4200, 'usd', '$42.00'],
    [17500, 'huf', 'HUF 175.00'],
    [4200, 'jpy', '¥4,200'],
    [5120, 'kwd', 'KWD 5.120'],
    [500, 'isk', 'ISK 5'],
    [500, 'ugx', 'UGX 5'],
    [4200, 'mga', 'MGA 4,200'],
  ])('of %p in %s reads %s', (amountMinor, currency, shown) => {
    expect(plain(formatMoney(amountMinor, currency))).toBe(shown);
  });
});
