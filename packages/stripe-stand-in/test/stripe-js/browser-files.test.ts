import { runInNewContext } from 'node:vm';
import { browserFiles } from '../../src/stripe-js/browser-files.ts';

const textOf = (path: string) => String(browserFiles(path)?.body);

describe('the files of the stand-in’s browser side', () => {
  test.each(['/v3', '/v3/', '/v3/stripe.js', '/v3/?advancedFraudSignals=false'])(
    'have Stripe.js at %s',
    (path) => {
      expect(browserFiles(path)?.type).toBe('text/javascript; charset=utf-8');
      expect(textOf(path)).toBe(textOf('/v3/'));
    },
  );

  test.each([
    'payment-element',
    'card-element',
    'address-element',
    'express-checkout-element',
    'controller',
    'bank',
    'wallet',
  ])('have everything that the frame %s loads', (name) => {
    const loads = [...textOf(`/v3/${name}.html`).matchAll(/(?:src|href)="([^"]+)"/g)];
    expect(loads.length).toBeGreaterThan(2);
    for (const [, path = ''] of loads) expect(browserFiles(path)).toBeDefined();
  });

  test.each([
    '/',
    '/v3/nothing.js',
    '/v3/../browser-files.ts',
    '/v3/client/stripe.js',
    '/v1/tokens',
  ])('have nothing at %s', (path) => {
    expect(browserFiles(path)).toBeUndefined();
  });
});

type Thrown = { readonly name: string; readonly message: string };
type Elements = { create(type: string): unknown; submit(): Promise<unknown> };
type StripeLike = {
  elements(options?: object): Elements;
  createConfirmationToken(options: object): Promise<unknown>;
  createToken(element: unknown): Promise<unknown>;
  retrievePaymentIntent(secret: string): Promise<unknown>;
};

const load = () => {
  const warnings: string[] = [];
  const page: Record<string, unknown> & {
    Stripe?: (key: unknown, options?: object) => StripeLike;
  } = {
    console: { warn: (text: string) => warnings.push(text) },
    document: { currentScript: { src: 'http://127.0.0.1:8081/v3/' } },
    URL,
  };
  runInNewContext(textOf('/v3/'), page);
  const stripe = page.Stripe as (key: unknown, options?: object) => StripeLike;
  return { page, warnings, stripe };
};
const payment = { mode: 'payment', amount: 4200, currency: 'usd', captureMethod: 'manual' };

const thrownBy = async (wrong: () => unknown): Promise<Thrown> => {
  try {
    await wrong();
  } catch (error) {
    return error as Thrown;
  }
  throw new Error('Nothing was thrown.');
};

describe('Stripe.js on a developer’s machine', () => {
  test('leaves nothing but Stripe on the page', () => {
    expect(Object.keys(load().page)).toEqual(['console', 'document', 'URL', 'Stripe']);
  });

  test.each(['sk_test_1', 'rk_live_1', 'whatever', undefined, ''])(
    'refuses %p as a publishable key',
    async (key) => {
      expect((await thrownBy(() => load().stripe(key))).name).toBe('IntegrationError');
    },
  );

  test('does not repeat a secret key in its refusal', async () => {
    const { message } = await thrownBy(() => load().stripe('sk_test_verysecret'));
    expect(message).not.toContain('verysecret');
  });

  test.each([
    ['no amount', { ...payment, amount: undefined }],
    ['an amount of 0', { ...payment, amount: 0 }],
    ['an amount in dollars', { ...payment, amount: 42.5 }],
    ['a currency in capitals', { ...payment, currency: 'USD' }],
    ['an unknown capture method', { ...payment, captureMethod: 'later' }],
    ['another mode', { ...payment, mode: 'setup' }],
    ['a client secret', { clientSecret: 'pi_1_secret_2' }],
  ])('refuses Elements with %s', async (_, options) => {
    const { stripe } = load();
    const thrown = await thrownBy(() => stripe('pk_test_1').elements(options));
    expect(thrown.name).toBe('IntegrationError');
  });

  test('warns of an option that it doesn’t know', () => {
    const { stripe, warnings } = load();
    stripe('pk_test_1').elements({ ...payment, capturemethod: 'manual' });
    expect(warnings).toEqual([expect.stringContaining('capturemethod')]);
  });

  test('warns of no option that it knows', () => {
    const { stripe, warnings } = load();
    stripe('pk_test_1').elements({ ...payment, appearance: {}, paymentMethodTypes: ['card'] });
    expect(warnings).toEqual([]);
  });

  test('refuses a second Element of the same type', async () => {
    const elements = load().stripe('pk_test_1').elements(payment);
    elements.create('payment');
    expect((await thrownBy(() => elements.create('payment'))).name).toBe('IntegrationError');
  });

  test('refuses a payment Element without an amount', async () => {
    const elements = load().stripe('pk_test_1').elements();
    expect((await thrownBy(() => elements.create('payment'))).name).toBe('IntegrationError');
  });

  test('refuses a confirmation token before elements.submit()', async () => {
    const stripe = load().stripe('pk_test_1');
    const elements = stripe.elements(payment);
    elements.create('payment');
    const thrown = await thrownBy(() => stripe.createConfirmationToken({ elements }));
    expect(thrown.message).toContain('elements.submit()');
  });

  test('refuses a token of a payment Element', async () => {
    const stripe = load().stripe('pk_test_1');
    const element = stripe.elements(payment).create('payment');
    expect((await thrownBy(() => stripe.createToken(element))).message).toContain('card Element');
  });

  test('refuses a card that is not mounted', async () => {
    const stripe = load().stripe('pk_test_1');
    const element = stripe.elements().create('card');
    expect((await thrownBy(() => stripe.createToken(element))).message).toContain('mounted');
  });

  test('refuses what is no client secret', async () => {
    const stripe = load().stripe('pk_test_1');
    const thrown = await thrownBy(() => stripe.retrievePaymentIntent('pi_1'));
    expect(thrown.message).toContain('client secret');
  });
});
