import { openAccount } from '../support/account.ts';
import { connectedReceiver, type Sent, secret, url, verified } from '../support/receiver.ts';

const delivery = async ({ createIntent, sent, webhooks }: ReturnType<typeof connectedReceiver>) => {
  await createIntent();
  await webhooks.deliver(webhooks.pending().at(-1)?.id ?? '');
  return sent.at(-1) as Sent;
};

describe('the secret of an endpoint', () => {
  test('still signs beside the new one for a day after it is rolled', async () => {
    const built = connectedReceiver();
    const rolled = built.control.rollWebhookSecret(built.endpoint.id);

    const during = await delivery(built);
    expect(during.headers['stripe-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
    expect(verified(during, secret).id).toBe(verified(during, rolled).id);

    built.control.advance(86_400);
    const afterwards = await delivery(built);
    expect(verified(afterwards, rolled, 86_400).type).toBe('payment_intent.created');
    expect(() => verified(afterwards, secret, 86_400)).toThrow(/signature/);
  });

  test('is replaced when its url is connected again', async () => {
    const built = connectedReceiver();
    const again = built.control.connectWebhook({ url, secret: 'whsec_second' });
    expect(again.id).toBe(built.endpoint.id);
    expect(verified(await delivery(built), 'whsec_second').type).toBe('payment_intent.created');
  });
});

describe('an endpoint that is connected', () => {
  test('wants all events unless some are named, and is enabled again', async () => {
    const { control, stripe } = openAccount();
    const { id } = control.connectWebhook({ url, secret, enabledEvents: ['charge.failed'] });
    await stripe.webhookEndpoints.update(id, { disabled: true });
    expect(control.connectWebhook({ url, secret })).toMatchObject({
      id,
      status: 'enabled',
      enabled_events: ['*'],
    });
  });

  test('needs an address with its scheme', () => {
    const { control } = openAccount();
    expect(() => control.connectWebhook({ url: 'shop.test/hooks', secret })).toThrow(/Invalid URL/);
  });
});

describe('an endpoint that is kept', () => {
  const mark = { shop: 'mugs' };

  test('is new at first, for all events, with a secret of its own', async () => {
    const { control, stripe } = openAccount();
    expect(control.keepWebhook({ url, metadata: mark }).secret).toMatch(/^whsec_/);
    expect((await stripe.webhookEndpoints.list()).data).toMatchObject([
      { url, enabled_events: ['*'], metadata: mark },
    ]);
  });

  test('is found by its metadata, gets its new address, and stays as it is otherwise', async () => {
    const { control, stripe } = openAccount();
    const first = control.keepWebhook({ url, metadata: mark });
    const second = control.keepWebhook({ url: `${url}/moved`, metadata: mark });
    expect(second).toEqual(first);
    expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{ url: `${url}/moved` }]);
  });

  test('is found by its address when it has no metadata, and no other endpoint is', async () => {
    const { control, stripe } = openAccount();
    const first = control.keepWebhook({ url });
    expect(control.keepWebhook({ url: `${url}/other` })).not.toEqual(first);
    expect(control.keepWebhook({ url })).toEqual(first);
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(2);
  });
});
