/**
 * What people type and paste, for properties and for simulated days: mostly as it is meant, now and
 * then with what nobody can see, in another spelling, or with what breaks a program.
 */
import fc from 'fast-check';

const invisible = fc.constantFrom('\u200b', '\u00a0', '\ufeff', '\u200e', '\u3000', '\t', '\u2060');
const harmful = fc.constantFrom(
  '\ud83d',
  '\ude00',
  '\u0000',
  '\u001b[2Jstatus paid',
  '\u009b2J',
  '\u202e',
  '\u2066',
  '\nBcc: eve@example.com',
  '\u2028',
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', ' ', '\u3164', '\u2800', '\u0301', '__proto__', 'null', "'; --", '{{7*7}}'),
);

/** One of these texts, as it is, as it may be pasted, or with something that can't be used. */
const typed = (...texts: readonly [string, ...string[]]): fc.Arbitrary<string> => {
  const meant = fc.constantFrom(...texts);
  return fc.oneof(
    { weight: 12, arbitrary: meant },
    { weight: 3, arbitrary: fc.tuple(invisible, meant, invisible).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.tuple(meant, harmful, meant).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: anything },
  );
};

export const typedName = typed(
  'Ada Lovelace',
  'Zoë O’Hara-Smith',
  '山田　太郎',
  'می\u200cخواهم',
  '李',
);
export const typedStreet = typed(
  '1 Main St',
  'Hauptstr. 1',
  '1-1 Chiyoda',
  'Ame\u0301lie 2',
  '№ 7 🏠',
);
export const typedEmail = typed(
  'ada@example.com',
  'ada+shop@mail.example.org',
  'ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
  'ada@example..com',
  'ada@host',
);
/** Codes of the demo's rules and of the tests' own, as they are read, pasted and mistyped. */
export const typedCode = typed(
  'TENTH',
  ' tenth',
  '“TENTH”',
  'WELCOME10',
  '‘welcome10’',
  'wel come10',
  'fiver',
  'FIVER.',
  'NOPE',
);
export const typedCountry = typed('US', 'DE', 'CA', 'JP', 'AE', 'SG', 'HK', 'UK', 'de', 'EU', 'ZZ');
export const typedState = typed(
  'CA',
  'California',
  'calif.',
  'US-NY',
  'Québec',
  '東京都',
  'Tōkyō-to',
  'Dubai',
  'دبي',
  'CAL',
  'ZZ',
);

/** An address with any of its fields missing. */
export const typedAddress = fc.record(
  {
    name: typedName,
    line1: typedStreet,
    line2: typedStreet,
    city: typed('Berkeley', 'Berlin', 'Dubai', 'Kowloon', 'Paris'),
    state: typedState,
    postalCode: typed('94704', '10115', '１００－０００１', 'H2X 1Y4', 'SW1A 1AA'),
    country: typedCountry,
  },
  { requiredKeys: ['name', 'line1', 'country'] },
);

/** An address that the shop of `priceRules` ships to, in spellings that people use for it. */
export const typedHome = fc
  .constantFrom(
    { city: 'Berkeley', state: 'CA', postalCode: '94704', country: 'US' },
    { city: 'Berkeley', state: 'california', postalCode: '94704', country: 'us' },
    { city: 'Montréal', state: 'Québec', postalCode: 'H2X 1Y4', country: 'CA' },
    { city: 'Berlin', postalCode: '10115', country: 'DE' },
  )
  .chain((home) =>
    fc
      .record({ name: typedName, line1: typedStreet })
      .map((typedParts) => ({ ...home, ...typedParts })),
  );
