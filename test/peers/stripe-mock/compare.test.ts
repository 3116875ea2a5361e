import { differencesIn } from './answers.ts';
import { compareWith } from './compare.ts';
import { distinct, shapeOf } from './shape.ts';
import type { StripeMock } from './stripe-mock.ts';

const refund = {
  method: 'POST',
  path: '/v1/refunds',
  body: 'payment_intent=pi_1abcdef&reason=requested_by_customer&metadata[a]=b',
};
const list = {
  method: 'GET',
  path: '/v1/payment_intents?limit=100&expand[0]=data.source',
  body: '',
};

/** A mock that refuses what contains this text. */
const refusing = (...texts: readonly string[]): StripeMock => ({
  objectionTo: async ({ path, body }) =>
    texts.some((text) => `${path} ${body}`.includes(text)) ? '400 no' : undefined,
  stop: async () => {},
});
const mistakes = ['colour=blue', 'reason=x', 'limit=x'];

test('requests with other ids and texts have one shape; with another choice or parameter another one', () => {
  const shape = shapeOf(refund);
  expect(shape).toBe('POST /v1/refunds metadata payment_intent reason=requested_by_customer');
  expect(shapeOf({ ...refund, body: refund.body.replace('pi_1abcdef', 'pi_2abcdef') })).toBe(shape);
  expect(shapeOf({ ...refund, body: refund.body.replace('requested_by', 'by') })).not.toBe(shape);
  expect(shapeOf({ ...refund, body: `${refund.body}&amount=1` })).not.toBe(shape);
  expect(shapeOf({ ...refund, path: '/v1/payment_intents/pi_1abcdef/cancel' })).toMatch(
    /^POST \/v1\/payment_intents\/:id\/cancel /,
  );
  expect(shapeOf(list)).toBe('GET /v1/payment_intents expand[]=data.source limit');
});

test('of each shape there is one request', () => {
  expect([...distinct([refund, list, { ...refund }]).keys()]).toHaveLength(2);
});

test('requests that are taken, and mistakes that are refused, are no difference', async () => {
  const compared = await compareWith(refusing(...mistakes), [refund, list]);
  expect(compared).toMatchObject({ differences: [], unseen: [], planted: 4 });
});

test('a request that is refused is told with what was said', async () => {
  const { differences } = await compareWith(refusing('requested_by', ...mistakes), [refund]);
  expect(differences).toEqual([`${shapeOf(refund)}: 400 no`]);
});

test('a planted mistake that is taken is told', async () => {
  const { unseen } = await compareWith(refusing('colour', 'limit=x'), [refund]);
  expect(unseen).toEqual([expect.stringContaining('reason=x')]);
});

describe('a parameter that is newer than the mock', () => {
  const endpoint = {
    method: 'POST',
    path: '/v1/webhook_endpoints',
    body: 'url=https://shop.test&api_version=2026-10-28.endive',
  };
  const differences = async (...texts: readonly string[]) =>
    (await compareWith(refusing('colour', ...texts), [endpoint])).differences;

  test('is refused, and the rest of the request is not', async () => {
    expect(await differences('api_version')).toEqual([]);
  });
  test('has to leave the list once it is taken', async () => {
    expect((await differences()).join()).toMatch('is taken: take it off the lists');
  });
  test('hides nothing else that is wrong', async () => {
    expect((await differences('url')).join()).toMatch('without api_version: 400 no');
  });
});

test('a copy of the description that differs is told by the name', () => {
  const part = { answers: {}, expandable: {}, $defs: { refund: { required: ['id'] } } };
  expect(differencesIn(part, { ...part })).toEqual([]);
  expect(differencesIn(part, { ...part, $defs: { refund: {} } }).join()).toMatch('refund in $defs');
});
