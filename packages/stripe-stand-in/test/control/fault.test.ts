import { faultKinds, parseFault } from '../../src/control/fault.ts';

const templates = ['/v1/payment_intents', '/v1/payment_intents/:id/capture'];
const parse = (given: Readonly<Record<string, unknown>>) => parseFault(given, templates);

test.each(Object.keys(faultKinds))('there is a fault %s', (kind) => {
  expect(parse({ kind })).toEqual({ kind });
});

test('a fault can name a method, a path, how many requests it spares and meets, and a delay', () => {
  const fault = {
    kind: 'slow-before',
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
    after: 1,
    times: 2,
    delayMs: 30,
  };
  expect(parse(fault)).toEqual(fault);
  const refused = { kind: 'refused', status: 402, code: 'card_declined' };
  expect(parse(refused)).toEqual(refused);
  expect(parse({ kind: 'slow-before', times: null })).toEqual({ kind: 'slow-before', times: null });
});

test.each<[Readonly<Record<string, unknown>>, string]>([
  [{ kind: 'lost-replies' }, 'lost-reply'],
  [{}, "kind can't be missing"],
  [{ kind: 'lost-reply', method: 'PUT' }, 'one of GET, POST, DELETE'],
  [{ kind: 'lost-reply', path: '/v1/payment_intent' }, '/v1/payment_intents/:id/capture'],
  [{ kind: 'lost-reply', times: 0 }, 'at least 1'],
  [{ kind: 'lost-reply', after: -1 }, 'at least 0'],
  [{ kind: 'slow-before', delayMs: '30' }, 'whole number'],
  [
    { kind: 'slow-before', delay: 30 },
    'It has kind, method, path, after, times, delayMs, status, code',
  ],
  [{ kind: 'refused', status: 500 }, 'from 400 to 499'],
  [{ kind: 'refused', status: 200 }, 'at least 400'],
  [{ kind: 'refused', code: 'charge disputed' }, 'such as charge_disputed'],
])('a misspelt fault %p is refused with what is allowed', (given, message) => {
  expect(() => parse(given)).toThrow(message);
});
