import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { createStandIn, type StandIn } from '../src/stand-in.ts';
import { requester } from './requester.ts';

const startMs = Date.UTC(2026, 0, 5);
const secret = 'whsec_of_the_caller';
const url = 'http://127.0.0.1:20999/webhooks';

type Sent = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A stand-in whose deliveries end here, answered with `statuses` one after the other, then 200. */
const build = (...statuses: readonly (number | Error)[]) => {
  const sent: Sent[] = [];
  const answers = [...statuses];
  const standIn = createStandIn({
    now: () => startMs,
    send: async (to, headers, body) => {
      sent.push({ url: to, headers, body });
      const answer = answers.shift() ?? 200;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { standIn, sent, request: requester(standIn), webhooks: standIn.control.webhooks };
};

const connected = (...statuses: readonly (number | Error)[]) => {
  const built = build(...statuses);
  const endpoint = built.standIn.control.connectWebhook({
    url,
    secret,
    enabledEvents: ['payment_intent.created'],
  });
  const createIntent = () =>
    built.request('POST', '/v1/payment_intents', 'amount=4200&currency=usd');
  return { ...built, endpoint, createIntent };
};

/** What Stripe's own library makes of a delivery that came `ageSeconds` ago. */
const verified = ({ headers, body }: Sent, trusted = secret, ageSeconds = 0) =>
  Stripe.webhooks.constructEvent(
    body,
    headers['stripe-signature'] ?? '',
    trusted,
    300,
    undefined,
    startMs + ageSeconds * 1000,
  );

const only = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`There are ${items.length} items.`);
  return item;
};

const statusOf = ({ control }: StandIn) => {
  const { status, attempts, lastStatus } = only(control.webhooks.all());
  return { status, attempts, lastStatus };
};

describe('a held delivery', () => {
  test('is sent by nobody until a test does it', async () => {
    const { createIntent, sent, webhooks } = connected();
    await createIntent();
    await webhooks.idle();
    expect(sent).toHaveLength(0);

    const { id } = only(webhooks.pending());
    expect(await webhooks.deliver(id)).toBe(200);
    expect(sent).toHaveLength(1);
    expect(webhooks.pending()).toHaveLength(0);
  });

  test("carries the event, signed so that Stripe's library trusts it", async () => {
    const { createIntent, request, sent, webhooks } = connected();
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
    expect(await request('GET', `/v1/events/${event.id}`)).toEqual({
      ...event,
      pending_webhooks: 0,
    });
  });

  test('is trusted neither with another secret, nor changed, nor when it is old', async () => {
    const { createIntent, sent, webhooks } = connected();
    await createIntent();
    await webhooks.deliver(only(webhooks.pending()).id);
    const delivered = only(sent);

    expect(() => verified(delivered, 'whsec_of_another')).toThrow(/signature/);
    const changed = { ...delivered, body: delivered.body.replace('4200', '1') };
    expect(() => verified(changed)).toThrow(/signature/);
    expect(() => verified(delivered, secret, 301)).toThrow(/tolerance/);
  });

  test('can be sent again by its event, with a signature of that moment', async () => {
    const { standIn, createIntent, sent, webhooks } = connected();
    await createIntent();
    const { eventId } = only(webhooks.pending());
    await webhooks.deliver(eventId);
    standIn.control.advance(3600);
    await webhooks.deliver(eventId);

    const [first, second] = sent as [Sent, Sent];
    expect(verified(second, secret, 3600).id).toBe(verified(first).id);
    expect(statusOf(standIn)).toEqual({ status: 'delivered', attempts: 2, lastStatus: 200 });
  });

  test('can be sent before an older one', async () => {
    const { createIntent, sent, webhooks } = connected();
    const older = await createIntent();
    const newer = await createIntent();
    for (const { id } of webhooks.pending().toReversed()) await webhooks.deliver(id);

    const ids = sent.map((each) => (verified(each).data.object as Stripe.PaymentIntent).id);
    expect(ids).toEqual([newer.id, older.id]);
  });

  test('that is dropped is never sent', async () => {
    const { standIn, createIntent, sent, webhooks } = connected();
    await createIntent();
    webhooks.drop(only(webhooks.pending()).id);
    webhooks.release();
    await webhooks.idle();

    expect(sent).toHaveLength(0);
    expect(statusOf(standIn)).toEqual({ status: 'failed', attempts: 0, lastStatus: null });
  });

  test('is sent when everything is released', async () => {
    const { standIn, createIntent, sent, webhooks } = connected();
    await createIntent();
    webhooks.release();
    await webhooks.idle();

    expect(sent).toHaveLength(1);
    expect(statusOf(standIn).status).toBe('delivered');
  });

  test('with an unknown id is a sentence', async () => {
    const { webhooks } = connected();
    await expect(webhooks.deliver('del_unknown')).rejects.toThrow(
      'There is no delivery del_unknown, and no event del_unknown that has one.',
    );
  });
});

describe('an automatic delivery', () => {
  const automatic = (...statuses: readonly (number | Error)[]) => {
    const built = connected(...statuses);
    built.webhooks.release();
    return built;
  };

  test('follows the answer of the request that caused it', async () => {
    const { createIntent, sent, webhooks } = automatic();
    await createIntent();
    expect(sent).toHaveLength(0);
    await webhooks.idle();
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['a 500', 500, 500],
    ['a redirect', 302, 302],
    ['a dead connection', new Error('refused'), 0],
  ])('that meets %s is sent again two seconds later', async (_, answer, lastStatus) => {
    const { standIn, createIntent, webhooks } = automatic(answer);
    await createIntent();
    await webhooks.idle();
    expect(statusOf(standIn)).toEqual({ status: 'pending', attempts: 1, lastStatus });

    standIn.control.advance(1);
    await webhooks.idle();
    expect(statusOf(standIn).attempts).toBe(1);
    standIn.control.advance(1);
    await webhooks.idle();
    expect(statusOf(standIn)).toEqual({ status: 'delivered', attempts: 2, lastStatus: 200 });
  });

  test('is given up after eight attempts, each after twice the time', async () => {
    const { standIn, createIntent, sent, webhooks } = automatic(...Array(9).fill(500));
    await createIntent();
    await webhooks.idle();
    for (const seconds of [2, 4, 8, 16, 32, 64, 128]) {
      standIn.control.advance(seconds);
      await webhooks.idle();
    }
    expect(statusOf(standIn)).toEqual({ status: 'failed', attempts: 8, lastStatus: 500 });
    standIn.control.advance(100_000);
    await webhooks.idle();
    expect(sent).toHaveLength(8);
  });

  test('waits once they are held', async () => {
    const { createIntent, sent, webhooks } = automatic();
    webhooks.hold();
    await createIntent();
    await webhooks.idle();
    expect(sent).toHaveLength(0);
  });

  test('is sent no more once the stand-in is closed', async () => {
    const { standIn, createIntent, sent, webhooks } = automatic(500);
    await createIntent();
    await webhooks.idle();
    standIn.close();
    standIn.control.advance(2);
    await webhooks.idle();
    expect(sent).toHaveLength(1);
  });

  test('is sent to each endpoint that wants it, and to no other', async () => {
    const { standIn, createIntent, sent, webhooks } = automatic();
    standIn.control.connectWebhook({ url: `${url}/all`, secret });
    standIn.control.connectWebhook({
      url: `${url}/other`,
      secret,
      enabledEvents: ['charge.failed'],
    });
    await createIntent();
    await webhooks.idle();
    expect(sent.map((each) => each.url).toSorted()).toEqual([url, `${url}/all`]);
  });

  test('is given up when its endpoint is disabled', async () => {
    const { standIn, createIntent, endpoint, request, webhooks } = automatic(500);
    await createIntent();
    await webhooks.idle();
    await request('POST', `/v1/webhook_endpoints/${endpoint.id}`, 'disabled=true');
    standIn.control.advance(2);
    await webhooks.idle();
    expect(statusOf(standIn)).toEqual({ status: 'failed', attempts: 1, lastStatus: 500 });
  });
});

describe('the secret of an endpoint', () => {
  const delivery = async ({ createIntent, sent, webhooks }: ReturnType<typeof connected>) => {
    await createIntent();
    await webhooks.deliver(webhooks.pending().at(-1)?.id ?? '');
    return sent.at(-1) as Sent;
  };

  test('signs beside the new one while it is rolled, and for a day', async () => {
    const built = connected();
    const rolled = built.standIn.control.rollWebhookSecret(built.endpoint.id);

    const during = await delivery(built);
    expect(during.headers['stripe-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
    expect(verified(during, secret).id).toBe(verified(during, rolled).id);

    built.standIn.control.advance(86_400);
    const afterwards = await delivery(built);
    expect(verified(afterwards, rolled, 86_400).type).toBe('payment_intent.created');
    expect(() => verified(afterwards, secret, 86_400)).toThrow(/signature/);
  });

  test('is replaced when its url is connected again', async () => {
    const built = connected();
    const again = built.standIn.control.connectWebhook({ url, secret: 'whsec_second' });
    expect(again.id).toBe(built.endpoint.id);
    expect(verified(await delivery(built), 'whsec_second').type).toBe('payment_intent.created');
  });
});

test('a reset forgets the deliveries and keeps the endpoints', async () => {
  const { standIn, createIntent, webhooks } = connected();
  await createIntent();
  standIn.control.reset();
  expect(webhooks.pending()).toHaveLength(0);
  await createIntent();
  expect(webhooks.pending()).toHaveLength(1);
});

test('endpoints and what is pending outlive the process', async () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), 'stripe-')), 'state.json');
  const before = createStandIn({ dataFile });
  before.control.connectWebhook({ url, secret });
  await requester(before)('POST', '/v1/payment_intents', 'amount=4200&currency=usd');
  before.store.save();

  const urls: string[] = [];
  const send = async (to: string) => {
    urls.push(to);
    return 200;
  };
  const after = createStandIn({ dataFile, send });
  after.control.webhooks.release();
  await after.control.webhooks.idle();
  expect(urls).toEqual([url]);
});
