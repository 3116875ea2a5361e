import { controlOverHttp, controlRequests } from '../../src/control/control-over-http.ts';
import { openAccount } from '../support/account.ts';
import { connectedReceiver, url } from '../support/receiver.ts';

type Account = Pick<ReturnType<typeof openAccount>, 'control'>;

const ask = ({ control }: Account, request: string, input?: unknown): Promise<unknown> => {
  const [method = '', path = ''] = request.split(' ');
  const body = input === undefined ? '' : JSON.stringify(input);
  return controlOverHttp(control, method, `/_control/${path}`, body);
};

test('the clock is read and moved', async () => {
  const account = openAccount({ now: () => 0 });
  expect(await ask(account, 'GET clock')).toEqual({ nowSeconds: 0 });
  expect(await ask(account, 'POST clock', { advanceSeconds: 60 })).toEqual({ nowSeconds: 60 });
  expect(account.control.nowSeconds()).toBe(60);
});

test('the state is read', async () => {
  const account = openAccount();
  await account.hold();
  expect(await ask(account, 'GET state')).toEqual(account.control.state());
});

test('a dispute changes, and a refund fails', async () => {
  const account = openAccount();
  const { id } = await account.pay();
  const refund = await account.stripe.refunds.create({ payment_intent: id, amount: 200 });
  const dispute = account.control.createDispute(id);
  const change = (status: string) =>
    ask(account, 'POST disputes/change', { id: dispute.id, status });
  expect(await change('appeal_needs_response')).toMatchObject({ status: 'appeal_needs_response' });
  await expect(change('gone')).rejects.toThrow(/"status" must be one of warning_needs_response, /);
  const failed = { id: refund.id, reason: 'declined' };
  expect(await ask(account, 'POST refunds/fail', failed)).toMatchObject({
    status: 'failed',
    failure_reason: 'declined',
  });
  await expect(ask(account, 'POST refunds/fail', { ...failed, reason: 'gone' })).rejects.toThrow(
    /"reason" must be one of lost_or_stolen_card, /,
  );
});

test('a refund is canceled, and so are ended holds after a while', async () => {
  const account = openAccount({ now: () => 0 });
  const { id } = await account.pay({ payment_method: 'pm_card_pendingRefund' });
  const refund = await account.stripe.refunds.create({ payment_intent: id });
  expect(await ask(account, 'POST refunds/cancel', { id: refund.id })).toMatchObject({
    status: 'canceled',
    failure_reason: 'merchant_request',
  });
  const lag = { canceledAfterSeconds: 60 };
  expect(await ask(account, 'POST holds/ended', lag)).toEqual(lag);
  const held = await account.hold();
  await ask(account, 'POST clock', { advanceSeconds: 7 * 24 * 60 * 60 });
  expect((await account.stripe.paymentIntents.retrieve(held.id)).status).toBe('requires_capture');
});

test('faults are ordered, listed and cleared', async () => {
  const account = openAccount();
  const fault = { kind: 'lost-reply', method: 'POST', path: '/v1/refunds' };
  expect(await ask(account, 'POST faults', fault)).toEqual({});
  expect(await ask(account, 'GET faults')).toEqual([fault]);
  const refused = { kind: 'refused', status: 402, code: 'card_declined' };
  expect(await ask(account, 'POST faults', refused)).toEqual({});
  await ask(account, 'DELETE faults');
  expect(account.control.faults.list()).toEqual([]);
});

test('a payment is disputed', async () => {
  const account = openAccount();
  const { id } = await account.pay();
  expect(await ask(account, 'POST disputes', { paymentIntent: id })).toMatchObject({
    object: 'dispute',
    reason: 'fraudulent',
  });
});

test('a reset forgets everything', async () => {
  const account = openAccount();
  await account.hold();
  expect(await ask(account, 'POST reset')).toEqual({});
  expect(account.control.state().paymentIntents).toEqual([]);
});

test('webhooks are held, looked at, sent and dropped', async () => {
  const receiver = connectedReceiver();
  receiver.webhooks.release();
  await ask(receiver, 'POST webhooks/hold');
  await receiver.createIntent();
  await receiver.createIntent();
  const [first, second] = receiver.webhooks.pending();
  expect(await ask(receiver, 'GET webhooks/pending')).toEqual([first, second]);

  expect(await ask(receiver, 'POST webhooks/deliver', { id: first?.id })).toEqual({ status: 200 });
  await ask(receiver, 'POST webhooks/drop', { id: second?.id });
  await ask(receiver, 'POST webhooks/release');
  await ask(receiver, 'POST webhooks/idle');
  expect(receiver.sent).toHaveLength(1);
  expect(await ask(receiver, 'GET webhooks')).toMatchObject([
    { status: 'delivered', attempts: 1, lastStatus: 200 },
    { status: 'failed', attempts: 0, lastStatus: null },
  ]);
});

test('an endpoint is connected, and its secret is rolled', async () => {
  const account = openAccount();
  const connection = { url, secret: 'whsec_1', enabledEvents: ['charge.failed'] };
  const endpoint = await ask(account, 'POST webhooks/connect', connection);
  expect(endpoint).toMatchObject({ url, enabled_events: ['charge.failed'] });
  const { id } = endpoint as { id: string };
  expect(await ask(account, 'POST webhooks/roll', { id })).toEqual({
    secret: expect.stringMatching(/^whsec_/),
  });
});

test.each([
  ['POST clock', {}, 'advanceSeconds'],
  ['POST clock', { seconds: 60 }, 'It takes advanceSeconds.'],
  ['POST faults', { kind: 'lost-replies' }, 'lost-reply'],
  ['POST disputes', { paymentIntent: 'pi_none' }, 'no captured charge'],
  ['POST webhooks/deliver', { id: 'del_x' }, 'There is no delivery del_x'],
  ['POST webhooks/connect', { url }, '"secret" must be a text'],
  ['POST reset', { hard: true }, 'It takes none.'],
])('%s with %p is refused with a sentence', async (request, input, message) => {
  await expect(ask(openAccount(), request, input)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(message),
  });
});

test('an unknown request is undefined, and the known ones are listed', async () => {
  expect(await ask(openAccount(), 'GET nothing')).toBeUndefined();
  expect(controlRequests).toContain('POST /_control/webhooks/deliver');
});
