import fc from 'fast-check';
import { readPlain, readText } from '../../../functions/typed/text.ts';

test.each([
  ['a copied name', '\u200bAda Lovelace\u00a0\ufeff', 'Ada Lovelace'],
  ['a street with a hidden space', 'Main\u200b Street', 'Main Street'],
  ['a street with a hidden hyphen', 'Haupt\u00adstr. 1', 'Hauptstr. 1'],
  ['a tab and a line break at the ends', '\tAda\r\n', 'Ada'],
  ['a mark of writing direction', '\u200eAda\u200f', 'Ada'],
  ['hidden instructions in tags', 'Ada\u{e0041}\u{e0042}', 'Ada'],
  ['an accent of its own', 'Ame\u0301lie', 'Am\u00e9lie'],
])('%s is read as what can be seen', (_, typed, text) => {
  expect(readText(typed)).toBe(text);
});

test.each([
  'Ada Lovelace',
  '山田　太郎',
  'می\u200cخواهم',
  '👩\u200d👩\u200d👧',
  '❤\ufe0f',
  'O’Hara-Smith, 2nd',
])('%s stays as it is', (typed) => {
  expect(readText(typed)).toBe(typed);
});

test.each([
  ['spaces', ' \u00a0\u3000\t'],
  ['characters without width', '\u200b\u200c\u200d\u2060\ufeff'],
  ['a filler of Korean', '\u3164\u115f'],
  ['a blank of Braille', '\u2800'],
  ['an accent alone', '\u0301'],
  ['a variation of nothing', '\ufe0f'],
])('%s alone are nothing', (_, typed) => {
  expect(readText(typed)).toBe('');
});

test.each([
  ['half an emoji', 'Ada \ud83d'],
  ['the other half', '\ude00Ada'],
  ['a NUL', 'Ada\u0000'],
  ['an escape', '\u001b[2Jstatus paid'],
  ['a C1 escape', '\u009b2J'],
  ['a line break', 'Ada\nstatus refunded'],
  ['a line separator', 'Ada\u2028status'],
  ['a right-to-left override', '\u202egnp.exe'],
  ['an isolate', 'a\u2066b\u2069'],
])('text with %s can’t be used', (_, typed) => {
  expect(readText(typed)).toBeUndefined();
});

test.each([
  ['１００－０００１', '100-0001'],
  ['ＷＥＬＣＯＭＥ１０', 'WELCOME10'],
  ['EC1A\u00a01BB', 'EC1A 1BB'],
])('plain letters are read from full-width ones: %s', (typed, text) => {
  expect(readPlain(typed)).toBe(text);
});

test('what was read is read as itself, is composed, and holds nothing harmful', () => {
  const typed = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(typed, (any) => {
      for (const read of [readText, readPlain]) {
        const text = read(any);
        if (text === undefined) continue;
        expect(read(text)).toBe(text);
        expect(text).toBe(text.normalize('NFC'));
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
      }
    }),
  );
});
