import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const web = join(import.meta.dirname, '../../web');
const html = readFileSync(join(web, 'index.html'), 'utf8');

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

  test('has every element that the scripts look for', () => {
    const scripts = readdirSync(web, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(web, file), 'utf8'));
    const calls = /(?:byId(?:<\w+>)?|alertIn|retryIn)\('([\w-]+)'/g;
    const wanted = [...scripts.join('\n').matchAll(calls)].map(([, id]) => id);
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
  });
});
