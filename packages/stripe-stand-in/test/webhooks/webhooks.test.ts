import path from 'node:path';
import type Stripe from 'stripe';
import type { Control } from '../../src/control/control.ts';
import { openAccount } from '../support/account.ts';
import { only } from '../support/only.ts';
import { connectedReceiver, url, verified } from '../support/receiver.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const statusOf = ({ webhooks }: Pick<Control, 'webhooks'>) => {
  const { status, attempts, lastStatus } = only(webhooks.all());
  return { status, attempts, lastStatus };
};

describe('a held delivery', () => {
  test('is not sent until a test sends it', async () => {
    const { createIntent, sent, webhooks } = connectedReceiver();
    await createIntent();
    await webhooks.idle();
    expect(sent).toHaveLength(0);

    const { id } = only(webhooks.pending());
    expect(await webhooks.deliver(id)).toBe(200);
    expect(sent).toHaveLength(1);
    expect(webhooks.pending()).toHaveLength(0);
  });

  test('can be sent before an older one', async () => {
    const { createIntent, sent, webhooks } = connectedReceiver();
    const older = await createIntent();
    const newer = await createIntent();
    for (const { id } of webhooks.pending().toReversed()) await webhooks.deliver(id);

    const ids = sent.map((each) => (verified(each).data.object as Stripe.PaymentIntent).id);
    expect(ids).toEqual([newer.id, older.id]);
  });

  test('that is dropped is never sent', async () => {
    const { control, createIntent, sent, webhooks } = connectedReceiver();
    await createIntent();
    webhooks.drop(only(webhooks.pending()).id);
    webhooks.release();
    await webhooks.idle();

    expect(sent).toHaveLength(0);
    expect(statusOf(control)).toEqual({ status: 'failed', attempts: 0, lastStatus: null });
  });

  test('is sent when everything is released', async () => {
    const { control, createIntent, sent, webhooks } = connectedReceiver();
    await createIntent();
    webhooks.release();
    await webhooks.idle();

    expect(sent).toHaveLength(1);
    expect(statusOf(control).status).toBe('delivered');
  });
});

describe('an automatic delivery', () => {
  const automatic = (...statuses: readonly (number | Error)[]) => {
    const built = connectedReceiver(...statuses);
    built.webhooks.release();
    return built;
  };

  test('follows the answer of the request that caused it', async () => {
    const { standIn, sent, webhooks } = automatic();
    await standIn.api({
      method: 'POST',
      path: '/v1/payment_intents',
      query: '',
      body: 'amount=4200&currency=usd',
      authorization: 'Bearer sk_test_x',
      idempotencyKey: undefined,
    });
    expect(sent).toHaveLength(0);
    await webhooks.idle();
    expect(sent).toHaveLength(1);
  });

  test('waits once they are held', async () => {
    const { createIntent, sent, webhooks } = automatic();
    webhooks.hold();
    await createIntent();
    await webhooks.idle();
    expect(sent).toHaveLength(0);
  });

  test('that waits for its next attempt is sent at once when everything is released', async () => {
    const { createIntent, sent, webhooks } = automatic(500);
    await createIntent();
    await webhooks.idle();
    webhooks.release();
    await webhooks.idle();
    expect(sent).toHaveLength(2);
  });

  test('is no longer sent once the stand-in is closed', async () => {
    const { control, createIntent, sent, standIn, webhooks } = automatic(500);
    await createIntent();
    await webhooks.idle();
    standIn.close();
    control.advance(2);
    await webhooks.idle();
    expect(sent).toHaveLength(1);
  });
});

test('a reset forgets the deliveries and keeps the endpoints', async () => {
  const { control, createIntent, webhooks } = connectedReceiver();
  await createIntent();
  control.reset();
  expect(webhooks.pending()).toHaveLength(0);
  await createIntent();
  expect(webhooks.pending()).toHaveLength(1);
});

test('endpoints and what is pending outlive the process', async () => {
  const dataFile = path.join(temporaryFolder(), 'state.json');
  const before = openAccount({ dataFile });
  before.control.connectWebhook({ url, secret: 'whsec_x' });
  await before.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' });
  before.standIn.store.save();

  const urls: string[] = [];
  const send = async (to: string) => {
    urls.push(to);
    return 200;
  };
  const { webhooks } = openAccount({ dataFile, send }).control;
  webhooks.release();
  await webhooks.idle();
  expect(urls).toEqual([url]);
});
