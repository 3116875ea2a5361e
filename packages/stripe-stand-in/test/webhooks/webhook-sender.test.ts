import { sendOverHttp } from '../../src/webhooks/webhook-sender.ts';
import { startHttpReceiver } from '../support/http-receiver.ts';

const send = sendOverHttp(new AbortController().signal);

test.each([200, 302, 500])('a body is posted, and the status %p is answered', async (status) => {
  const receiver = await startHttpReceiver(status);
  expect(await send(receiver.url, { 'stripe-signature': 't=1' }, '{"id":"evt_1"}')).toBe(status);
  await receiver.close();
  expect(receiver.received).toMatchObject([
    { body: '{"id":"evt_1"}', headers: { 'stripe-signature': 't=1' } },
  ]);
});

test('an address that nobody listens at is a rejection', async () => {
  const receiver = await startHttpReceiver();
  await receiver.close();
  await expect(send(receiver.url, {}, '')).rejects.toThrow();
});

test('nothing is sent once sending was aborted', async () => {
  const receiver = await startHttpReceiver();
  const stopping = new AbortController();
  stopping.abort();
  await expect(sendOverHttp(stopping.signal)(receiver.url, {}, '')).rejects.toThrow();
  await receiver.close();
  expect(receiver.received).toHaveLength(0);
});
