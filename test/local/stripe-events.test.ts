import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchOf } from '@holdfast/stripe-stand-in/fetch';
import { createStandIn } from '@holdfast/stripe-stand-in/stand-in';
import Stripe from 'stripe';
import { createSecrets } from '../../local/secrets.ts';
import { connectEvents } from '../../local/stripe-events.ts';

const secretArn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:Holdfast-Signing';
const mark = '000000000000/us-east-1/Holdfast';

/** One run of the system after the other, on the same data. */
const runs = () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), 'stripe-')), 'state.json');
  return (port = 8080, given?: string) => {
    const standIn = createStandIn({ dataFile });
    const secrets = createSecrets([{ logicalId: 'Signing', ref: secretArn }], {});
    const stack = {
      id: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Holdfast/guid',
      name: 'Holdfast',
      outputs: { StripeWebhookSecretArn: secretArn },
    };
    const shop = { stack, secrets, pageUrl: `http://127.0.0.1:${port}` };
    connectEvents(standIn.control, shop, given);
    return {
      stripe: new Stripe('sk_test_x', {
        httpClient: Stripe.createFetchHttpClient(fetchOf(standIn)),
      }),
      endpoints: () => Object.values(standIn.store.state.webhookEndpoints),
      secret: () => secrets.get(secretArn)?.value,
      end: () => standIn.store.save(),
    };
  };
};

test('at first the stack gets all events, signed with the secret that it has', () => {
  const { endpoints, secret } = runs()();
  expect(endpoints()).toMatchObject([
    {
      url: 'http://127.0.0.1:8080/api/stripe/webhook',
      enabledEvents: ['*'],
      metadata: { holdfast: mark },
      secret: secret(),
    },
  ]);
});

describe('after a restart', () => {
  /** What `connect-stripe` leaves: another endpoint, with its own events and a note on it. */
  const connected = async (run: ReturnType<typeof runs>) => {
    const { stripe, endpoints, end } = run();
    const [first] = endpoints();
    await stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:8080/api/stripe/webhook',
      enabled_events: ['charge.refunded'],
      metadata: { holdfast: mark, fingerprint: 'a-fingerprint' },
    });
    await stripe.webhookEndpoints.del(String(first?.id));
    end();
    return endpoints();
  };

  test('the endpoint is as it was left, and the stack has its secret', async () => {
    const run = runs();
    const before = await connected(run);
    const { endpoints, secret } = run();
    expect(endpoints()).toEqual(before);
    expect(secret()).toBe(before[0]?.secret);
  });

  test('on another port it is the same endpoint, with another address', async () => {
    const run = runs();
    const [before] = await connected(run);
    expect(run(9300).endpoints()).toEqual([
      { ...before, url: 'http://127.0.0.1:9300/api/stripe/webhook' },
    ]);
  });
});

test('events are signed with a secret that is given', () => {
  const { endpoints } = runs()(8080, 'whsec_given');
  expect(endpoints()).toMatchObject([{ secret: 'whsec_given' }]);
});
