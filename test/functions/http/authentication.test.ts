import { authentication } from '../../../functions/http/authentication.ts';
import { answered } from '../../../functions/http/failures.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import { apiEvent } from '../../support/api-event.ts';
import { authenticationOf, checkoutId, storedCheckout } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';

const route = 'POST /api/checkouts/{id}/authentication';
const waiting = storedCheckout({
  status: 'requires_action',
  authentication: authenticationOf(),
});

beforeEach(() => void quietLog());

const call = async (
  row: StoredCheckout | undefined,
  after: StoredCheckout | undefined = row,
  { id = checkoutId, headers = {}, isTime = true } = {},
) => {
  const done: string[] = [];
  const handle = authentication({
    getCheckout: async () => row,
    isTimeToLook: async () => isTime,
    resume: async () => Boolean(done.push('resumed')),
    awaitCheckout: async (_, untilMs) => {
      done.push(`waited ${untilMs / 1000}`);
      return after;
    },
  });
  const event = apiEvent({ route, id, headers });
  const { statusCode, body = '' } = await answered(route, () => handle(event));
  return { done, statusCode, body: JSON.parse(body) };
};

describe('the page’s message that the bank’s step is over', () => {
  test('lets the checkout go on, and answers with what it is then', async () => {
    const { done, statusCode, body } = await call(
      waiting,
      storedCheckout({ status: 'confirmed', orderId: 'HF-1' }),
      { headers: { prefer: 'wait=2' } },
    );
    expect([statusCode, body.status, done]).toEqual([200, 'confirmed', ['resumed', 'waited 2']]);
  });

  test('that comes sixty times a second has Stripe asked once: the others read the row', async () => {
    const { done, statusCode, body } = await call(waiting, waiting, { isTime: false });
    expect([statusCode, body.status, done]).toEqual([200, 'requires_action', ['waited 0']]);
  });

  test('asks nobody about a checkout that has gone on', async () => {
    const { done } = await call(storedCheckout({ status: 'confirmed', orderId: 'HF-1' }));
    expect(done).toEqual(['waited 0']);
  });

  test('that comes too early is answered with the step once more', async () => {
    const { body } = await call(waiting);
    expect(body).toMatchObject({
      status: 'requires_action',
      nextAction: { clientSecret: 'pi_1_secret_2' },
    });
    expect(JSON.stringify(body)).not.toContain('a-token');
  });

  test.each([
    ['there is none of that id', undefined, {}],
    ['it is not an id', waiting, { id: 'chk_..' }],
  ])('is 404 when %s', async (_, row, options) => {
    const { done, statusCode } = await call(row, row, options);
    expect([statusCode, done]).toEqual([404, []]);
  });
});
