import { openAccount } from '../support/account.ts';
import { connectedReceiver } from '../support/receiver.ts';

describe('time that passes', () => {
  test('is given in whole seconds', () => {
    const { control } = openAccount({ now: () => 1_500 });
    control.advance(10);
    expect(control.nowSeconds()).toBe(11);
  });

  test('ends holds, so that the state never shows one whose time is over', async () => {
    let nowMs = 0;
    const { control, hold } = openAccount({ now: () => nowMs });
    await hold();
    nowMs = 7 * 24 * 60 * 60 * 1000;
    expect(control.state().paymentIntents).toMatchObject([{ status: 'canceled' }]);
  });

  test('sends the webhooks that are due', async () => {
    const { control, createIntent, sent, webhooks } = connectedReceiver(500);
    webhooks.release();
    await createIntent();
    await webhooks.idle();
    control.advance(2);
    await webhooks.idle();
    expect(sent).toHaveLength(2);
  });
});

describe('a dispute of a captured payment', () => {
  test('is for what was not refunded, for the reason that is given', async () => {
    const { control, stripe, pay } = openAccount();
    const { id } = await pay();
    await stripe.refunds.create({ payment_intent: id, amount: 200 });
    expect(control.createDispute(id, 'duplicate')).toMatchObject({
      payment_intent: id,
      amount: 4000,
      reason: 'duplicate',
    });
  });

  test('is sent as an event', async () => {
    const { control, pay, sent, webhooks } = connectedReceiver();
    const { id } = await pay();
    control.connectWebhook({ url: 'http://127.0.0.1/disputes', secret: 'whsec_1' });
    webhooks.release();
    control.createDispute(id);
    await webhooks.idle();
    const types = sent.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(types).toContain('charge.dispute.created');
  });
});

test('a reset forgets what happened and the faults, and keeps the endpoints', async () => {
  const { control, hold } = openAccount();
  control.connectWebhook({ url: 'http://127.0.0.1:9/', secret: 'whsec_1' });
  control.faults.add({ kind: 'unavailable', after: 1 });
  await hold();
  control.reset();
  expect(control.state()).toMatchObject({ paymentIntents: [], events: [], journal: [] });
  expect(control.faults.list()).toEqual([]);
  expect(control.webhooks.pending()).toEqual([]);
  await hold();
  expect(control.webhooks.pending()).not.toEqual([]);
});
