import { assertPattern, matches } from '../../../local/events/pattern.ts';

const event = {
  source: 'holdfast',
  'detail-type': 'OrderPaid',
  detail: {
    orderId: 'o1',
    totalMinor: 1400,
    gift: false,
    note: null,
    tags: ['new', 'mug'],
    payment: { status: 'captured' },
  },
};

test.each([
  ['an exact value', { source: ['other', 'holdfast'] }],
  ['several members', { source: ['holdfast'], 'detail-type': ['OrderPaid'] }],
  ['a nested member', { detail: { payment: { status: ['captured'] } } }],
  [
    'a number, a boolean value and null',
    { detail: { totalMinor: [1400], gift: [false], note: [null] } },
  ],
  ['an element of a list', { detail: { tags: ['mug'] } }],
  ['a prefix', { 'detail-type': [{ prefix: 'Order' }] }],
  ['anything but a value', { detail: { orderId: [{ 'anything-but': 'o2' }] } }],
  ['anything but several', { detail: { orderId: [{ 'anything-but': ['o2', 'o3'] }] } }],
  ['a member that exists', { detail: { orderId: [{ exists: true }] } }],
  ['a member that does not exist', { detail: { refund: { id: [{ exists: false }] } } }],
])('%s matches', (_, pattern) => {
  expect(matches(assertPattern(pattern, 'Rule'), event)).toBe(true);
});

test.each([
  ['another value', { source: ['other'] }],
  ['one member of two that is another', { source: ['holdfast'], 'detail-type': ['Other'] }],
  ['a number as a text', { detail: { totalMinor: ['1400'] } }],
  ['another prefix', { 'detail-type': [{ prefix: 'Paid' }] }],
  ['a prefix of what is no text', { detail: { totalMinor: [{ prefix: '14' }] } }],
  ['anything but the value', { detail: { orderId: [{ 'anything-but': ['o1'] }] } }],
  ['anything but, of what does not exist', { detail: { refundId: [{ 'anything-but': ['o1'] }] } }],
  ['a member that does not exist', { detail: { refundId: [{ exists: true }] } }],
  ['a member below what has none', { source: { name: ['holdfast'] } }],
])('%s does not match', (_, pattern) => {
  expect(matches(assertPattern(pattern, 'Rule'), event)).toBe(false);
});

test.each([
  [{ source: [{ suffix: 'x' }] }, 'Rule: {"suffix":"x"} at "source"'],
  [{ detail: { n: [{ numeric: ['>', 1] }] } }, 'at "detail.n"'],
  [{ source: [{ prefix: { 'equals-ignore-case': 'x' } }] }, "can't be matched here"],
  [{ source: [{ 'anything-but': { prefix: 'x' } }] }, "can't be matched here"],
  [{ source: [{ prefix: 'a', exists: true }] }, "can't be matched here"],
  [{ $or: [{ source: ['a'] }] }, "Rule: $or can't be matched here"],
  [{ source: 'holdfast' }, 'Rule: the pattern at "source" must be a list'],
  [{ source: [] }, 'must be a list'],
  [{}, 'must be a list'],
])('%j is refused, and says where', (pattern, sentence) => {
  expect(() => assertPattern(pattern, 'Rule')).toThrow(sentence);
});
