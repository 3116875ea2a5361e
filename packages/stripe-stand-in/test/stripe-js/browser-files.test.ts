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
