import { printable, printableLines } from '../../../functions/typed/printable.ts';

test.each([
  ['an escape sequence', '\u001b[2Jstatus paid', '\\u001b[2Jstatus paid'],
  ['a C1 sequence', '\u009b2J', '\\u009b2J'],
  ['a line break', 'Ada\r\nstatus paid', 'Ada\\u000d\\u000astatus paid'],
  ['an override of direction', '\u202eadA', '\\u202eadA'],
  ['a mark of direction', 'A\u200fda', 'A\\u200fda'],
  ['half an emoji', 'A\ud83dda', 'A\\ud83dda'],
  ['a tag', 'A\u{e0041}', 'A\\udb40\\udc41'],
  ['a line separator', 'A\u2028da', 'A\\u2028da'],
])('%s is spelled out', (_, typed, printed) => {
  expect(printable(typed)).toBe(printed);
});

test.each(['Ada', 'Zoë', '山田　太郎', 'می\u200cخواهم', '👩\u200d👧 ❤\ufe0f'])(
  '%s is printed as it is',
  (typed) => {
    expect(printable(typed)).toBe(typed);
  },
);

test('a text of several lines keeps them', () => {
  expect(printableLines('{\n  "name": "\u009b"\n}')).toBe('{\n  "name": "\\u009b"\n}');
});
