import path from 'node:path';
import Stripe from 'stripe';
import type { CommandOptions } from '../../src/command/options.ts';
import { run } from '../../src/command/run.ts';
import { closeAfterTest } from '../support/after-test.ts';
import { startHttpReceiver } from '../support/http-receiver.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ran = async (options: Partial<CommandOptions> = {}) => {
  const lines: string[] = [];
  const standIn = closeAfterTest(
    await run(
      {
        port: 0,
        dataFile: undefined,
        webhookUrl: undefined,
        webhookSecret: undefined,
        isQuiet: false,
        ...options,
      },
      (line) => lines.push(line),
    ),
  );
  const stripe = new Stripe('sk_test_x', {
    host: '127.0.0.1',
    port: standIn.port,
    protocol: 'http',
  });
  const secret = () => lines.join('\n').match(/signed with (\S+)/)?.[1] ?? '';
  return { ...standIn, lines, secret, stripe };
};

test('it prints what it serves, and then says that it is ready', async () => {
  const { lines, url, close } = await ran();
  await close();
  expect(lines).toEqual([
    expect.stringContaining(`${url}/v1/`),
    expect.stringContaining(`${url}/v3/`),
    expect.stringContaining(`${url}/_control/`),
    expect.stringContaining('in memory'),
    expect.stringMatching(/^ready/),
  ]);
});

test.each([
  [false, 1],
  [true, 0],
])('quiet=%p: it prints %p lines for a request', async (isQuiet, count) => {
  const { lines, stripe, close } = await ran({ isQuiet });
  await stripe.accounts.retrieveCurrent();
  await close();
  expect(lines.filter((line) => line.startsWith('GET /v1/account'))).toHaveLength(count);
});

test('events are sent to the webhook, signed with the secret that it prints', async () => {
  const receiver = await startHttpReceiver();
  const { secret, stripe, control, close } = await ran({ webhookUrl: receiver.url });
  await stripe.paymentIntents.create({ amount: 4200, currency: 'usd' });
  await control.webhooks.idle();
  await close();
  await receiver.close();
  const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
  const signature = String(headers['stripe-signature']);
  expect(Stripe.webhooks.constructEvent(body, signature, secret()).type).toBe(
    'payment_intent.created',
  );
});

test('events are signed with the secret that is given', async () => {
  const { secret, close } = await ran({
    webhookUrl: 'http://127.0.0.1:9/hooks',
    webhookSecret: 'whsec_mine',
  });
  await close();
  expect(secret()).toBe('whsec_mine');
});

test('the secret is the same in the next run on the same data', async () => {
  const options = {
    webhookUrl: 'http://127.0.0.1:9/hooks',
    dataFile: path.join(temporaryFolder(), 'state.json'),
  };
  const first = await ran(options);
  await first.close();
  const second = await ran(options);
  await second.close();
  expect(first.secret()).toMatch(/^whsec_/);
  expect(second.secret()).toBe(first.secret());
});
