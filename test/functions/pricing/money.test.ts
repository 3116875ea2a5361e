import fc from 'fast-check';
import {
  amountProblem,
  decimalsOf,
  formatMoney,
  stepMinorOf,
} from '../../../functions/pricing/money.ts';

// Intl puts a no-break space after a currency's code.
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const threeDecimal = 'bhd jod kwd omr tnd'.split(' ');

/** Source: https://docs.stripe.com/currencies, presentment currencies. */
const stripeCurrencies = (
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn ' +
  'bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf ' +
  'gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr ' +
  'lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen ' +
  'pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd ' +
  'top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw'
).split(' ');

/** What a printed amount is in minor units: its digits and its point, whatever stands before them. */
const minorIn = (text: string, currency: string): number => {
  const [digits = ''] = /\d[\d.,]*$/.exec(text) ?? [];
  return Math.round(Number(digits.replaceAll(',', '')) * 10 ** decimalsOf(currency));
};

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

  test.each([
    ['sle', 1],
    ['kwd', 10],
    ['isk', 100],
  ])('in %s, without a known minimum, may be its smallest step of %p', (currency, step) => {
    expect(amountProblem(step, currency)).toBeUndefined();
    expect(amountProblem(step - 1, currency)).toEqual({
      code: 'amount_too_small',
      limitMinor: step,
    });
  });

  test.each([
    ['usd', 99_999_999],
    ['jpy', 99_999_999],
    ['kwd', 99_999_990],
    ['isk', 99_999_900],
    ['inr', 999_999_999],
    ['cop', 9_999_999_999],
    ['idr', 999_999_999_999],
  ])('in %s has as many digits as Stripe takes: %p', (currency, limitMinor) => {
    expect(amountProblem(limitMinor, currency)).toBeUndefined();
    expect(amountProblem(limitMinor + 1, currency)).toEqual({
      code: 'amount_too_large',
      limitMinor,
    });
  });

  test('that is refused names a limit that can be charged, as it is printed, in every currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stripeCurrencies),
        fc.integer({ min: -1_000_000, max: 200_000_000 }),
        (currency, amountMinor) => {
          const problem = amountProblem(amountMinor, currency);
          if (problem === undefined) return;
          const limitMinor = minorIn(formatMoney(problem.limitMinor, currency), currency);
          expect(limitMinor).toBe(problem.limitMinor);
          expect(amountProblem(limitMinor, currency)).toBeUndefined();
          expect(limitMinor % stepMinorOf(currency)).toBe(0);
        },
      ),
      { numRuns: 1000 },
    );
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
