/**
 * A shop of somebody else's, made by editing JSON alone: it is synthesized from a copy of this project, it
 * runs, and it sells.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Quote } from '../../functions/checkout/contract.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

const root = path.resolve(import.meta.dirname, '../..');
const contentOf = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

const theme = contentOf('theme.json');
const files = {
  'shop.json': {
    name: 'Nussladen',
    language: 'de',
    country: 'DE',
    headline: { de: 'Nüsse, geröstet' },
    intro: { de: 'Jede Woche frisch.' },
    contact: { email: 'wir@nussladen.example' },
    links: { imprint: 'https://nussladen.example/impressum' },
  },
  'theme.json': { ...theme, light: { ...theme.light, accent: '#7a1f4b' }, radius: 0 },
  'catalog.json': {
    currency: 'eur',
    products: [
      {
        sku: 'walnuss',
        name: 'Walnüsse',
        description: '500 g, aus der Schale.',
        image: '/images/mug.svg',
        unitAmount: 1190,
        stock: 7,
      },
    ],
  },
  'pricing.json': {
    shipping: [{ countries: ['DE'], name: 'Post', amount: 490 }],
    taxes: [{ country: 'DE', name: 'MwSt.', percent: '7', inclusive: true, onShipping: true }],
    promotions: [],
  },
};

const fork = mkdtempSync(path.join(tmpdir(), 'holdfast-fork-'));
let shop: CheckoutSystem;
beforeAll(async () => {
  for (const folder of ['infra', 'functions', 'web']) {
    cpSync(path.join(root, folder), path.join(fork, folder), { recursive: true });
  }
  for (const file of ['cdk.json', 'package.json']) {
    cpSync(path.join(root, file), path.join(fork, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(fork, 'node_modules'));
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(path.join(fork, file), JSON.stringify(content));
  }
  const assembly = path.join(fork, 'cdk.out');
  const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: fork,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: assembly,
      CDK_CONTEXT_JSON: JSON.stringify(contentOf('cdk.json').context),
    },
  });
  if (status !== 0) throw new Error(stderr);
  shop = await startCheckoutSystem({ assembly });
}, 90_000);
afterAll(async () => {
  await shop?.stop();
  rmSync(fork, { recursive: true });
});

const textOf = async (file: string) => (await fetch(`${shop.pageUrl}/${file}`)).text();

test('the page has its name, language and links, in its own words, and nothing of this shop', async () => {
  const html = await textOf('');
  expect(html).toContain('<html lang="de" dir="ltr">');
  expect(html).toContain('<title>Nussladen</title>');
  expect(html).toContain('>Nüsse, geröstet</h1>');
  expect(html).toContain('>Zahlungspflichtig bestellen<');
  expect(html).toMatch(/<a href="https:\/\/nussladen\.example\/impressum"[^>]*>Impressum</);
  expect(`${html}${await textOf('nothing-there')}`).not.toMatch(/Holdfast|\{\{/);
});

test('the page and Stripe’s forms in it have its colours and corners', async () => {
  const styles = await textOf('styles.css');
  expect(styles).toContain('--accent:#7a1f4b');
  expect(styles).toContain('--radius:0px');
});

test('a shopper buys there, in its currency, with its taxes', async () => {
  const shipping = {
    name: 'Ada Lovelace',
    line1: 'Hauptstr. 1',
    city: 'Berlin',
    postalCode: '10115',
    country: 'DE',
  };
  const items = [{ sku: 'walnuss', quantity: 2 }];
  const { country, postalCode } = shipping;
  const quoted = await shop.call<Quote>('/api/quotes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ items, destination: { country, postalCode } }),
  });
  expect(quoted.body).toMatchObject({
    currency: 'eur',
    subtotal: 2380,
    shipping: 490,
    total: 2870,
  });
  expect(quoted.body.taxes).toEqual([
    { name: 'MwSt.', percent: '7', amount: 188, inclusive: true },
  ]);

  const { body } = await shop.place({ items, expectedTotal: 2870, extra: { shipping } });
  expect((await shop.ended(body.id)).checkout.status).toBe('paid');
  expect(shop.paymentsOf(body.id)).toMatchObject([{ currency: 'eur', amount_received: 2870 }]);
  expect(await shop.stockOf('walnuss')).toBe(5);
  // The ledger counts the stock of this repository's catalogue, too, which the fork doesn't sell.
  const violations = await shop.violations({ walnuss: 7 });
  expect(violations.filter((line) => !line.includes('left NaN'))).toEqual([]);
});
