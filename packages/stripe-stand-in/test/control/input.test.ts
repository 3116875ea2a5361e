import {
  assertNames,
  optionalTextIn,
  optionalTextsIn,
  parseInput,
  secondsIn,
  textIn,
} from '../../src/control/input.ts';

test('a body is a JSON object; without a body it is empty', () => {
  expect(parseInput('{"id":"del_1"}')).toEqual({ id: 'del_1' });
  expect(parseInput('')).toEqual({});
});

test.each([
  ['id=del_1', 'The body is not JSON.'],
  ['[]', 'must be a JSON object'],
  ['null', 'must be a JSON object'],
  ['"id"', 'must be a JSON object'],
])('the body %p is refused', (body, message) => {
  expect(() => parseInput(body)).toThrow(message);
});

test('an unknown member is refused, and the known ones are listed', () => {
  expect(() => assertNames({ id: '1' }, ['id'])).not.toThrow();
  expect(() => assertNames({ ids: '1' }, ['id'])).toThrow('no member "ids". It takes id.');
  expect(() => assertNames({ id: '1' }, [])).toThrow('It takes none.');
});

test('a text is read, or refused with an example', () => {
  expect(textIn({ id: 'del_1' }, 'id', '"del_…"')).toBe('del_1');
  expect(() => textIn({}, 'id', '"del_…"')).toThrow(
    '"id" must be a text such as "del_…". It was nothing.',
  );
  expect(() => textIn({ id: 7 }, 'id', '"del_…"')).toThrow('It was 7.');
  expect(optionalTextIn({}, 'id', '"del_…"')).toBeUndefined();
  expect(() => optionalTextIn({ id: '' }, 'id', '"del_…"')).toThrow('must be a text');
});

test.each([undefined, '60', -1, 1.5, null])('%p is not a time that can pass', (advanceSeconds) => {
  expect(() => secondsIn({ advanceSeconds }, 'advanceSeconds')).toThrow('whole number of seconds');
});

test('seconds are read', () => {
  expect(secondsIn({ advanceSeconds: 60 }, 'advanceSeconds')).toBe(60);
});

test('a list of texts is read, or refused', () => {
  expect(optionalTextsIn({ enabledEvents: ['*'] }, 'enabledEvents')).toEqual(['*']);
  expect(optionalTextsIn({}, 'enabledEvents')).toBeUndefined();
  expect(() => optionalTextsIn({ enabledEvents: '*' }, 'enabledEvents')).toThrow('list of texts');
});
