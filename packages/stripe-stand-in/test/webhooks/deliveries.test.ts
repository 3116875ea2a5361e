import type { Control } from '../../src/control/control.ts';
import { only } from '../support/only.ts';
import { connectedReceiver, type Sent, secret, url, verified } from '../support/receiver.ts';

const statusOf = ({ webhooks }: Pick<Control, 'webhooks'>) => {
  const { status, attempts, lastStatus } = only(webhooks.all());
  return { status, attempts, lastStatus };
};

const automatic = (...statuses: readonly (number | Error)[]) => {
  const built = connectedReceiver(...statuses);
  built.webhooks.release();
  return built;
};

describe('a delivery', () => {
  test("carries the event, signed so that Stripe's library trusts it", async () => {
    const { createIntent, sent, stripe, webhooks } = connectedReceiver();
    const { id } = await createIntent();
    await webhooks.deliver(only(webhooks.pending()).id);

    const delivered = only(sent);
    expect(delivered.url).toBe(url);
    expect(delivered.headers['content-type']).toBe('application/json; charset=utf-8');
    const event = verified(delivered);
    expect(event).toMatchObject({
      object: 'event',
      type: 'payment_intent.created',
      pending_webhooks: 1,
      data: { object: { id, object: 'payment_intent', amount: 4200 } },
    });
    expect(await stripe.events.retrieve(event.id)).toEqual({
      ...event,
      pending_webhooks: 0,
    });
  });

  test('is not trusted with another secret, with a changed body, or when it is old', async () => {
    const { createIntent, sent, webhooks } = connectedReceiver();
    await createIntent();
    await webhooks.deliver(only(webhooks.pending()).id);
    const delivered = only(sent);

    expect(() => verified(delivered, 'whsec_of_another')).toThrow(/signature/);
    const changed = { ...delivered, body: delivered.body.replace('4200', '1') };
    expect(() => verified(changed)).toThrow(/signature/);
    expect(() => verified(delivered, secret, 301)).toThrow(/tolerance/);
  });

  test('can be sent again by its event, with a signature of that moment', async () => {
    const { control, createIntent, sent, webhooks } = connectedReceiver();
    await createIntent();
    const { eventId } = only(webhooks.pending());
    await webhooks.deliver(eventId);
    control.advance(3600);
    await webhooks.deliver(eventId);

    const [first, second] = sent as [Sent, Sent];
    expect(verified(second, secret, 3600).id).toBe(verified(first).id);
    expect(statusOf(control)).toEqual({ status: 'delivered', attempts: 2, lastStatus: 200 });
  });

  test.each([
    ['a 500', 500, 500],
    ['a redirect', 302, 302],
    ['a dead connection', new Error('refused'), 0],
  ])('that meets %s is sent again two seconds later', async (_, answer, lastStatus) => {
    const { control, createIntent, webhooks } = automatic(answer);
    await createIntent();
    await webhooks.idle();
    expect(statusOf(control)).toEqual({ status: 'pending', attempts: 1, lastStatus });

    control.advance(1);
    await webhooks.idle();
    expect(statusOf(control).attempts).toBe(1);
    control.advance(1);
    await webhooks.idle();
    expect(statusOf(control)).toEqual({ status: 'delivered', attempts: 2, lastStatus: 200 });
  });

  test('is given up after eight attempts, each after twice the time', async () => {
    const { control, createIntent, sent, webhooks } = automatic(...Array(9).fill(500));
    await createIntent();
    await webhooks.idle();
    for (const seconds of [2, 4, 8, 16, 32, 64, 128]) {
      const before = sent.length;
      control.advance(seconds - 1);
      await webhooks.idle();
      expect(sent).toHaveLength(before);
      control.advance(1);
      await webhooks.idle();
      expect(sent).toHaveLength(before + 1);
    }
    expect(statusOf(control)).toEqual({ status: 'failed', attempts: 8, lastStatus: 500 });
    control.advance(100_000);
    await webhooks.idle();
    expect(sent).toHaveLength(8);
  });

  test('is sent to each endpoint that wants it, and to no other', async () => {
    const { control, createIntent, sent, webhooks } = automatic();
    control.connectWebhook({ url: `${url}/all`, secret });
    control.connectWebhook({
      url: `${url}/other`,
      secret,
      enabledEvents: ['charge.failed'],
    });
    await createIntent();
    await webhooks.idle();
    expect(sent.map((each) => each.url).toSorted()).toEqual([url, `${url}/all`]);
  });

  test('is given up when its endpoint is disabled', async () => {
    const { control, createIntent, endpoint, stripe, webhooks } = automatic(500);
    await createIntent();
    await webhooks.idle();
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    control.advance(2);
    await webhooks.idle();
    expect(statusOf(control)).toEqual({ status: 'failed', attempts: 1, lastStatus: 500 });
  });

  test('that does not exist is refused with a sentence', async () => {
    const { webhooks } = connectedReceiver();
    await expect(webhooks.deliver('del_unknown')).rejects.toThrow(
      'There is no delivery del_unknown, and no event del_unknown that has one.',
    );
  });
});
