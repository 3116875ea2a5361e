/** Shops in other currencies, on the synthesized stack. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Quote } from '../../functions/checkout/contract.ts';
import { formatMoney } from '../../functions/pricing/money.ts';
import { assemblyFolder } from '../support/synthesize-once.ts';
import { startCheckoutSystem } from '../support/system.ts';

/** What would be deployed if the catalogue were in this currency. */
const assemblyIn = (currency: string): string => {
  const assembly = mkdtempSync(path.join(tmpdir(), `holdfast-${currency}-`));
  cpSync(assemblyFolder, assembly, { recursive: true });
  const file = path.join(assembly, 'Holdfast.template.json');
  const template = readFileSync(file, 'utf8');
  writeFileSync(file, template.replace('"CURRENCY": "usd"', `"CURRENCY": "${currency}"`));
  return assembly;
};

test.each([
  ['jpy', 500, '¥500'],
  ['kwd', 1250, 'KWD 1.250'],
  ['isk', 50000, 'ISK 500'],
  ['ugx', 50000, 'UGX 500'],
])('a price in %s is captured as %p, which people read as %s', async (currency, amount, shown) => {
  const assembly = assemblyIn(currency);
  const shop = await startCheckoutSystem({ assembly });
  try {
    await shop.putRow('TablesProducts', {
      sku: { S: 'foreign' },
      name: { S: 'Foreign mug' },
      description: { S: '' },
      image: { S: '/images/mug.svg' },
      unitAmount: { N: String(amount) },
      currency: { S: currency },
      stock: { N: '9' },
      position: { N: '99' },
      shippable: { BOOL: false },
    });
    const quoted = (sku: string) =>
      shop.call<Quote>('/api/quotes', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ items: [{ sku, quantity: 1 }] }),
      });
    expect((await quoted('foreign')).body).toMatchObject({ currency, total: amount });
    expect(formatMoney(amount, currency).replace('\u00a0', ' ')).toBe(shown);

    const items = [{ sku: 'foreign', quantity: 1 }];
    const { body } = await shop.place({ items, expectedTotal: amount });
    expect((await shop.ended(body.id)).checkout.status).toBe('paid');
    expect(shop.paymentsOf(body.id)).toMatchObject([{ currency, amount, amount_received: amount }]);
    // Its price is in cents, which is another amount here.
    expect((await quoted('mug')).status).toBe(503);
    expect(await shop.violations()).toEqual([]);
  } finally {
    await shop.stop();
    rmSync(assembly, { recursive: true });
  }
});
