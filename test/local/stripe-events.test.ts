import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStandIn } from '@holdfast/stripe-stand-in/stand-in';
import { createSecrets } from '../../local/secrets.ts';
import { connectEvents } from '../../local/stripe-events.ts';
import { requester } from '../../packages/stripe-stand-in/test/requester.ts';

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
      request: requester(standIn),
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
    const { request, endpoints, end } = run();
    const [first] = endpoints();
    const wanted = new URLSearchParams({
      url: 'http://127.0.0.1:8080/api/stripe/webhook',
      'enabled_events[0]': 'charge.refunded',
      'metadata[holdfast]': mark,
      'metadata[fingerprint]': 'a-fingerprint',
    });
    await request('POST', '/v1/webhook_endpoints', String(wanted));
    await request('DELETE', `/v1/webhook_endpoints/${first?.id}`);
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
