import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const html = readFileSync(join(import.meta.dirname, '../../web/index.html'), 'utf8');

describe('index.html', () => {
  test('loads Stripe.js from Stripe, in the words that the deployment replaces', () => {
    expect(html).toContain('<script src="https://js.stripe.com/v3/" async></script>');
  });

  test('has the publishable key where the deployment puts it', () => {
    expect(html).toContain(
      '<meta name="stripe-publishable-key" content="{{StripePublishableKey}}">',
    );
  });

  test('has no inline script, style or handler, which its security policy would block', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });

  test('describes each field by an alert that exists', () => {
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].map(([, id]) => id);
    expect(described).toEqual(['promotion-error', 'email-error', 'address-error', 'card-error']);
    for (const id of described) expect(html).toContain(`id="${id}" class="error" role="alert"`);
  });
});
