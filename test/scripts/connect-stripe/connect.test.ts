import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import { handledEvents } from '../../../functions/stripe/webhook-events.ts';
import { checkReadKey } from '../../../scripts/connect-stripe/check-read-key.ts';
import { connect } from '../../../scripts/connect-stripe/connect.ts';
import { pageDomainsOf } from '../../../scripts/connect-stripe/page-domain.ts';
import type { StackFacts } from '../../../scripts/connect-stripe/stack.ts';
import {
  checkTaxKey,
  clientOf,
  type StripeAccount,
  stripeOf,
} from '../../../scripts/connect-stripe/stripe.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startCannedServer } from '../../support/http-answers.ts';

type StandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStripeStandIn({ port: 0 });
});
afterEach(() => standIn.close());

const keys = { secretKey: 'sk_test_canary', publishableKey: 'pk_test_1' };
const facts = (): StackFacts => ({
  name: 'Holdfast',
  shop: '123456789012/eu-west-1/Holdfast',
  secretKeyArn: 'key',
  webhookSecretArn: 'signing',
  webhookUrl: 'https://shop.example/api/stripe/webhook',
  pageUrl: 'https://shop.example/',
  stripeApiUrl: standIn.url,
  publishableKey: keys.publishableKey,
});

/** One of the same name in another region. */
const twin = (): StackFacts => ({
  ...facts(),
  shop: '123456789012/us-east-1/Holdfast',
  webhookUrl: 'https://twin.example/api/stripe/webhook',
});

/** A stack whose secrets are in memory; what can be done with it, and what was said. */
const stackOf = (
  secrets = new Map<string, string>(),
  stripeUrl = standIn.url,
  secretKey = keys.secretKey,
) => {
  const said: string[] = [];
  const account = stripeOf(secretKey, stripeUrl);
  type Given = {
    readonly rotate?: boolean;
    readonly dryRun?: boolean;
    readonly stack?: Partial<StackFacts>;
    readonly taxKey?: string;
    readonly readKey?: string;
    /** Another one than the stand-in takes, which only takes test keys. */
    readonly liveKey?: string;
    /** Dies at its effect of this number, counted from 0. */
    readonly dyingAt?: number;
  };
  const run = ({
    rotate = false,
    dryRun = false,
    stack = {},
    dyingAt,
    taxKey,
    readKey,
    liveKey,
  }: Given = {}) => {
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
        subscribersOf: async () => ({ confirmed: 0, pending: 0 }),
      },
      stack: { ...facts(), ...stack },
      keys: {
        ...keys,
        secretKey: liveKey ?? secretKey,
        ...(taxKey !== undefined && { taxKey }),
        ...(readKey !== undefined && { readKey }),
      },
      stripe,
      domains: pageDomainsOf(clientOf(secretKey, stripeUrl)),
      checkTaxKey: checkTaxKey(standIn.url),
      checkReadKey: checkReadKey(standIn.url),
      options: { rotate, dryRun },
      say: (line) => void said.push(line),
    });
  };
  return { secrets, said, run, endpoints: () => account.endpoints(facts()) };
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
    expect(said).toHaveLength(4);
    expect(said[2]).toBe(
      'The page’s domain shop.example is registered now for Apple Pay and other wallets (test).',
    );
  });

  test.each(['sk_live_canary', 'rk_live_canary'])(
    'of real money (%s) warns when nobody would be told of what goes wrong',
    async (liveKey) => {
      const { said, run } = stackOf();
      await run({
        liveKey,
        stack: { alarmsTopicArn: 'arn:aws:sns:eu-west-1:123456789012:Alarms' },
      });
      expect(said.at(-1)).toMatch(/^WARNING: This is real money, and nobody is told/);
    },
  );

  test('prints no secret', async () => {
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
      'The page’s domain shop.example is registered already for Apple Pay and other wallets (test).',
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

  test('does not touch the endpoints of others, not even of a stack of the same name elsewhere', async () => {
    const { run } = stackOf();
    const account = stripeOf(keys.secretKey, standIn.url);
    const another = { ...facts(), name: 'Another', shop: '123456789012/eu-west-1/Another' };
    await account.create(another);
    await account.create(twin());
    await run();
    await run({ rotate: true });
    expect(await account.endpoints(another)).toHaveLength(1);
    expect(await account.endpoints(twin())).toHaveLength(1);
  });

  describe('whose endpoint an earlier version marked only by its name', () => {
    /** Such an endpoint, and the secret that was stored for it. */
    const earlier = async (webhookUrl: string) => {
      const built = stackOf();
      await built.run({ stack: { shop: 'Holdfast', webhookUrl } });
      return built;
    };

    test('takes it for its own when the address is its own, and keeps its secret', async () => {
      const { secrets, said, run, endpoints } = await earlier(facts().webhookUrl);
      const [before] = await endpoints();
      const secret = secrets.get('signing');
      await run();
      expect(before?.isMarked).toBe(false);
      expect(await endpoints()).toMatchObject([{ id: before?.id, isMarked: true }]);
      expect(secrets.get('signing')).toBe(secret);
      said.length = 0;
      await run();
      expect(said.at(-1)).toMatch(/is connected already\.$/);
    });

    test('leaves it alone when it has another address', async () => {
      const { run } = await earlier(twin().webhookUrl);
      await run();
      const account = stripeOf(keys.secretKey, standIn.url);
      expect(await account.endpoints(twin())).toHaveLength(1);
    });
  });

  test('tells how to deploy another publishable key', async () => {
    const { said, run } = stackOf();
    await run({ stack: { publishableKey: '' } });
    expect(said.at(-1)).toContain('npm run deploy -- --parameters StripePublishableKey=pk_test_1');
  });

  test('changes nothing when it should only say what it would do', async () => {
    const { secrets, said, run, endpoints } = stackOf();
    await run({ dryRun: true });
    expect([[...secrets], await endpoints()]).toEqual([[], []]);
    expect(said.slice(1)).toEqual([
      expect.stringContaining('Would store'),
      'Would register shop.example for Apple Pay (test).',
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

test('says that a new secret is refused at first where there was another one', async () => {
  const { said, run } = stackOf();
  await run();
  expect(said.join()).not.toContain('invalid_signature');
  await run({ rotate: true });
  expect(said.at(-1)).toMatch(/^Until the functions have .* 5 minutes at most.*invalid_signature/);
});

describe('the tax key', () => {
  const stack = { taxKeyArn: 'tax' };

  test('is checked and stored where the stack has a place for it', async () => {
    const { secrets, said, run } = stackOf();
    await run({ stack, taxKey: 'rk_test_tax' });
    expect(secrets.get('tax')).toBe('rk_test_tax');
    expect(said).toContain('The tax key works.');
    expect(said).toContain('Stored the tax key; functions take it up within 5 minutes.');
    said.length = 0;
    await run({ stack, taxKey: 'rk_test_tax' });
    expect(said).toContain('The tax key is stored already.');
  });

  test('is checked without a calculation', async () => {
    await stackOf().run({ stack, taxKey: 'rk_test_tax' });
    const asked = standIn.control.state().journal.filter(({ path }) => path.includes('tax'));
    expect(asked).toMatchObject([
      { path: '/v1/tax/calculations', status: 400 },
      { path: '/v1/tax/calculations', status: 400 },
    ]);
  });

  test('that Stripe does not accept is reported, and nothing is stored', async () => {
    const { secrets, run } = stackOf();
    const failure = await failureOf(() => run({ stack, taxKey: 'rk_live_tax' }));
    expect(failure.message).toBe(
      'Stripe does not take STRIPE_TAX_KEY: it was rolled, or is of another account.',
    );
    expect([...secrets]).toEqual([]);
  });

  test('is not mentioned for a stack that has no place for it', async () => {
    const { secrets, said, run } = stackOf();
    await run();
    expect([secrets.has('tax'), said.join().includes('tax key')]).toEqual([false, false]);
  });
});

describe('the key that may only read', () => {
  const stack = { readKeyArn: 'read' };

  test('is checked and stored where the stack has a place for it', async () => {
    const { secrets, said, run } = stackOf();
    await run({ stack, readKey: 'rk_test_read_1' });
    expect(secrets.get('read')).toBe('rk_test_read_1');
    expect(said).toContain('The read key works, and may only read.');
    expect(standIn.control.state().refunds).toEqual([]);
  });

  test('that may refund is refused, and nothing is stored', async () => {
    const { secrets, run } = stackOf();
    const failure = await failureOf(() => run({ stack, readKey: 'rk_test_all' }));
    expect(failure.message).toMatch(/^The key in STRIPE_READ_KEY may refund/);
    expect([...secrets]).toEqual([]);
  });
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

describe('nothing is stored', () => {
  /** What is said when Stripe gives this answer to everything. */
  const saidOf = async (status: number, error: object) => {
    const stripe = await startCannedServer(() => ({ status, body: JSON.stringify({ error }) }));
    const { secrets, run } = stackOf(new Map(), stripe.url);
    const failure = await failureOf(() => run());
    await stripe.stop();
    expect([...secrets]).toEqual([]);
    return failure.message;
  };

  test('when Stripe does not accept the key', async () => {
    expect(await saidOf(401, { type: 'invalid_request_error', message: 'Invalid API Key' })).toBe(
      'Stripe does not take STRIPE_SECRET_KEY: it was rolled, or is of another account.',
    );
  });

  test('when the key may do nothing that is needed', async () => {
    expect(await saidOf(403, { type: 'invalid_request_error', message: 'No.' })).toMatch(
      /^The restricted key in STRIPE_SECRET_KEY may not do this\. It needs: PaymentIntents, /,
    );
  });

  test('when nothing answers', async () => {
    const { secrets, run } = stackOf(new Map(), 'http://127.0.0.1:1');
    const failure = await failureOf(() => run());
    expect(failure.message).toMatch(/^Stripe could not be asked \(StripeConnectionError\)/);
    expect([...secrets]).toEqual([]);
  });
});

test('why Stripe refuses an endpoint is said in its own words', async () => {
  const { run } = stackOf();
  const failure = await failureOf(() => run({ stack: { webhookUrl: 'shop.example' } }));
  expect(failure.message).toMatch(/^Stripe refuses: Invalid URL/);
});

test('a restricted key that may not read the account connects the stack, with a note', async () => {
  const { secrets, said, run, endpoints } = stackOf(new Map(), standIn.url, 'rk_test_canary');
  await run();
  expect(secrets.get('key')).toBe('rk_test_canary');
  expect(await endpoints()).toHaveLength(1);
  expect(said[0]).toMatch(/^The restricted key may not read the account, .* no hindrance\.$/);
});

test('a key that may do all but endpoints says what it needs', async () => {
  const account = { id: 'acct_1', charges_enabled: true };
  const refusal = { error: { type: 'invalid_request_error', message: 'No.' } };
  const stripe = await startCannedServer((path) =>
    path.startsWith('/v1/account')
      ? { status: 200, body: JSON.stringify(account) }
      : { status: 403, body: JSON.stringify(refusal) },
  );
  const failure = await failureOf(() => stackOf(new Map(), stripe.url).run());
  await stripe.stop();
  expect(failure.message).toMatch(/Webhook Endpoints.* to write/);
});
