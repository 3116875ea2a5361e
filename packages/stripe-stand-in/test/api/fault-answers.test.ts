import { noAnswer } from '../../src/api/exchange.ts';
import { answerInstead } from '../../src/api/fault-answers.ts';
import type { FaultKind } from '../../src/control/fault.ts';

const answerTo = (kind: FaultKind) => answerInstead({ kind }, 'key-1');

test.each<[FaultKind, object]>([
  ['error-before', { status: 500, body: { error: { type: 'api_error' } } }],
  ['unavailable', { status: 503 }],
  ['rate-limit', { status: 429, headers: { 'stripe-rate-limited-reason': 'endpoint-rate' } }],
  ['lock-timeout', { status: 429, headers: { 'stripe-should-retry': 'true' } }],
  ['in-use', { status: 409, body: { error: { code: 'idempotency_key_in_use' } } }],
])('%s is an answer of its own', (kind, answer) => {
  expect(answerTo(kind)).toMatchObject(answer);
});

test('reset-before gives no answer', () => {
  expect(answerTo('reset-before')).toBe(noAnswer);
});

test.each<FaultKind>([
  'error-saved',
  'effect-then-500-saved',
  'refused',
  'refused-saved',
  'lost-reply',
  'slow-before',
  'slow-after',
])('%s is decided where the key is known, and lets the request go on here', (kind) => {
  expect(answerTo(kind)).toBeUndefined();
});
