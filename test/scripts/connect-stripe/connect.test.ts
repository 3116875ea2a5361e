import { handledEvents } from '../../../functions/services/webhook-events.ts';
import { startStripeStandIn } from '../../../local/stripe/server.ts';
import { connect } from '../../../scripts/connect-stripe/connect.ts';
import type { StackFacts } from '../../../scripts/connect-stripe/stack.ts';
import { type StripeAccount, stripeOf } from '../../../scripts/connect-stripe/stripe.ts';
import { failureOf } from '../../support/failure-of.ts';

type StandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStripeStandIn({ port: 0 });
});
afterEach(() => standIn.close());

const keys = { secretKey: 'sk_test_canary', publishableKey: 'pk_test_1' };
const facts = (): StackFacts => ({
  name: 'Holdfast',
  secretKeyArn: 'key',
  webhookSecretArn: 'signing',
  webhookUrl: 'https://shop.example/api/stripe/webhook',
  stripeApiUrl: standIn.url,
  publishableKey: keys.publishableKey,
});

/** A stack whose secrets are in memory; what can be done with it, and what was said. */
const stackOf = (secrets = new Map<string, string>()) => {
  const said: string[] = [];
  const account = stripeOf(keys.secretKey, standIn.url);
  type Given = {
    readonly rotate?: boolean;
    readonly dryRun?: boolean;
    readonly stack?: Partial<StackFacts>;
    /** Dies at its effect of this number, counted from 0. */
    readonly dyingAt?: number;
  };
  const run = ({ rotate = false, dryRun = false, stack = {}, dyingAt }: Given = {}) => {
    let effects = 0;
    const effect = async <T>(work: () => Promise<T>): Promise<T> => {
      const isLast = effects === dyingAt;
      effects += 1;
      const result = await work();
      if (isLast) throw new Error('Killed.');
      return result;
    };
    const stripe: StripeAccount = {
      ...account,
      create: (...given) => effect(() => account.create(...given)),
      update: (...given) => effect(() => account.update(...given)),
      remove: (...given) => effect(() => account.remove(...given)),
    };
    return connect({
      aws: {
        getSecret: async (arn) => secrets.get(arn),
        putSecret: (arn, value) => effect(async () => void secrets.set(arn, value)),
      },
      stack: { ...facts(), ...stack },
      keys,
      stripe,
      options: { rotate, dryRun },
      say: (line) => void said.push(line),
    });
  };
  return { secrets, said, run, endpoints: () => account.endpoints('Holdfast') };
};

describe('connecting a stack', () => {
  test('stores the key, makes an endpoint for just the events used, and stores its secret', async () => {
    const { secrets, said, run, endpoints } = stackOf();
    await run();
    expect(secrets.get('key')).toBe('sk_test_canary');
    expect(secrets.get('signing')).toMatch(/^whsec_/);
    expect(await endpoints()).toMatchObject([
      { url: facts().webhookUrl, events: [...handledEvents], isEnabled: true },
    ]);
    expect(said).toHaveLength(3);
  });

  test('says no secret', async () => {
    const { secrets, said, run } = stackOf();
    await run();
    for (const secret of secrets.values()) expect(said.join()).not.toContain(secret);
  });

  test('once more leaves everything as it is', async () => {
    const { secrets, said, run, endpoints } = stackOf();
    await run();
    const before = [await endpoints(), [...secrets]];
    said.length = 0;
    await run();
    expect([await endpoints(), [...secrets]]).toEqual(before);
    expect(said.slice(1)).toEqual([
      'The secret key is stored already.',
      expect.stringMatching(/^The webhook endpoint we_\w+ is connected already\.$/),
    ]);
  });

  test('gives the endpoint the stack’s new address, and keeps its secret', async () => {
    const { secrets, run, endpoints } = stackOf();
    await run();
    const [first] = await endpoints();
    const secret = secrets.get('signing');
    await run({ stack: { webhookUrl: 'https://other.example/api/stripe/webhook' } });
    expect(await endpoints()).toMatchObject([
      { id: first?.id, url: 'https://other.example/api/stripe/webhook' },
    ]);
    expect(secrets.get('signing')).toBe(secret);
  });

  test('makes a new endpoint when the stored secret is another one’s', async () => {
    const { secrets, run, endpoints } = stackOf();
    await run();
    const [first] = await endpoints();
    secrets.set('signing', 'whsec_by_hand');
    await run();
    const [second, ...others] = await endpoints();
    expect([second?.id === first?.id, others]).toEqual([false, []]);
  });

  test('leaves the endpoints of others alone', async () => {
    const { run } = stackOf();
    const account = stripeOf(keys.secretKey, standIn.url);
    await account.create('Another', 'https://another.example/');
    await run({ rotate: true });
    expect(await account.endpoints('Another')).toHaveLength(1);
  });

  test('tells how to deploy another publishable key', async () => {
    const { said, run } = stackOf();
    await run({ stack: { publishableKey: '' } });
    expect(said.at(-1)).toContain('npm run deploy -- --parameters StripePublishableKey=pk_test_1');
  });

  test('does nothing when it is only to say what it would', async () => {
    const { secrets, said, run, endpoints } = stackOf();
    await run({ dryRun: true });
    expect([[...secrets], await endpoints()]).toEqual([[], []]);
    expect(said.slice(1)).toEqual([
      expect.stringContaining('Would store'),
      expect.stringContaining('Would create'),
    ]);
  });
});

test('rotating makes a new endpoint with a new secret, and removes the old one', async () => {
  const { secrets, run, endpoints } = stackOf();
  await run();
  const [before] = await endpoints();
  const secret = secrets.get('signing');
  await run({ rotate: true });
  const [after, ...others] = await endpoints();
  expect([after?.id === before?.id, others]).toEqual([false, []]);
  expect(secrets.get('signing')).not.toBe(secret);
});

describe.each([
  ['at first', false],
  ['while it is rotated', true],
])('a crash %s', (_, rotate) => {
  test.each([0, 1, 2, 3, 4])('after effect %p is mended by a repeat', async (dyingAt) => {
    const { secrets, run, endpoints } = stackOf();
    if (rotate) await run();
    const died = await run({ rotate, dyingAt }).then(
      () => false,
      () => true,
    );
    // There are four effects in a rotation, and as many at first.
    expect(died).toBe(dyingAt < 4);
    await run();
    const [endpoint, ...others] = await endpoints();
    expect(others).toEqual([]);
    expect(endpoint).toMatchObject({ isEnabled: true, fingerprint: expect.any(String) });
    const again = [await endpoints(), [...secrets]];
    await run();
    expect([await endpoints(), [...secrets]]).toEqual(again);
  });
});

test('a key that Stripe does not take is said so, and nothing is stored', async () => {
  const { secrets, run } = stackOf();
  await standIn.close();
  const failure = await failureOf(() => run());
  expect(failure.message).toMatch(/^Stripe could not be asked/);
  expect([...secrets]).toEqual([]);
  standIn = await startStripeStandIn({ port: 0 });
});
