import { openAccount } from '../support/account.ts';

const clock = () => {
  let ms = Date.UTC(2026, 0, 5);
  return {
    now: () => ms,
    pass: (milliseconds: number) => {
      ms += milliseconds;
    },
  };
};

const open = (rateLimits: { perEndpoint: number; inAll: number }) => {
  const time = clock();
  return { ...openAccount({ now: time.now, rateLimits }), time };
};

const outcomes = async (requests: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(requests);
  return {
    taken: settled.filter(({ status }) => status === 'fulfilled').length,
    refused: settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])),
  };
};

test('an endpoint takes so many requests a second, whatever their ids', async () => {
  const { stripe, hold, time } = open({ perEndpoint: 2, inAll: 100 });
  const first = await hold();
  const second = await hold();
  const { taken, refused } = await outcomes([hold(), hold()]);
  expect(taken).toBe(0);
  expect(refused[0]).toMatchObject({
    statusCode: 429,
    code: 'rate_limit',
    headers: { 'stripe-rate-limited-reason': 'endpoint-rate' },
  });
  expect((await stripe.paymentIntents.retrieve(first.id)).id).toBe(first.id);
  expect((await stripe.paymentIntents.retrieve(second.id)).id).toBe(second.id);
  await expect(stripe.paymentIntents.retrieve(first.id)).rejects.toMatchObject({ statusCode: 429 });
  time.pass(500);
  expect((await hold()).status).toBe('requires_capture');
  await expect(hold()).rejects.toMatchObject({ statusCode: 429 });
});

test('all endpoints together take so many', async () => {
  const { stripe, hold } = open({ perEndpoint: 100, inAll: 3 });
  const { id } = await hold();
  await stripe.paymentIntents.retrieve(id);
  await stripe.refunds.list();
  await expect(stripe.disputes.list()).rejects.toMatchObject({
    statusCode: 429,
    headers: { 'stripe-rate-limited-reason': 'global-rate' },
  });
});

test('a refused request takes nothing, does nothing, and leaves its key free', async () => {
  const { hold, control, time } = open({ perEndpoint: 1, inAll: 100 });
  await hold();
  const request = { idempotencyKey: 'one' };
  const { taken } = await outcomes([hold({}, request), hold({}, request), hold({}, request)]);
  expect(taken).toBe(0);
  expect(control.state().paymentIntents).toHaveLength(1);
  time.pass(1000);
  expect((await hold({}, request)).status).toBe('requires_capture');
});

test('what was not used in a second is not saved for the next', async () => {
  const { hold, time } = open({ perEndpoint: 2, inAll: 100 });
  time.pass(60_000);
  expect((await outcomes([hold(), hold(), hold()])).taken).toBe(2);
});

test('without limits, any number is answered', async () => {
  const { hold } = openAccount();
  expect((await outcomes(Array.from({ length: 200 }, () => hold()))).taken).toBe(200);
});
