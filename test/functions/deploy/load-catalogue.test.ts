import { DynamoDBClient, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import projectCatalogue from '../../../catalog.json' with { type: 'json' };
import { handler, loadCatalogue } from '../../../functions/deploy/load-catalogue.ts';
import type { ListedProduct } from '../../../functions/store/product-row.ts';
import { failureOf } from '../../support/failure-of.ts';
import { quietLog } from '../../support/quiet-log.ts';

let log: ReturnType<typeof quietLog>;
beforeEach(() => {
  log = quietLog();
});

const loadedAt = '2026-11-23T10:00:00.000Z';
const mug = {
  sku: 'mug',
  name: 'Enamel mug',
  description: '',
  image: '/images/mug.svg',
  unitAmount: 1400,
  stock: 40,
  capture: 'automatic' as const,
  shippable: false,
  taxCode: 'txcd_99999999',
};
const tee = { ...mug, sku: 'tee', name: 'Cotton tee' };
const fileOf = (...products: readonly object[]) => ({ currency: 'usd', products });

/** A products' table in memory, which keeps the stock that it has. */
const table = (...listed: readonly ListedProduct[]) => {
  const rows = new Map(listed.map((product) => [product.sku, product]));
  const retired: string[] = [];
  const load = loadCatalogue(
    {
      listProducts: async () => [...rows.values()],
      now: () => new Date(loadedAt),
      upsertProduct: async (product, at) => {
        expect(at).toBe(loadedAt);
        rows.set(product.sku, { ...product, stock: rows.get(product.sku)?.stock ?? product.stock });
      },
      retireProduct: async (sku) => {
        retired.push(sku);
      },
    },
    'automatic',
  );
  return { rows, retired, load };
};

describe('loading the catalogue', () => {
  test('writes how a product is captured: as the product says, or else as the shop does', async () => {
    const { rows, load } = table();
    const { capture: _, ...silent } = tee;
    await load(fileOf({ ...mug, capture: 'on-approval' }, silent));
    expect([...rows.values()].map(({ capture }) => capture)).toEqual(['on-approval', 'automatic']);
  });

  test('writes an empty tax code where the file has none, so that an earlier one is gone', async () => {
    const { rows, load } = table();
    const { taxCode: _, ...silent } = tee;
    await load(fileOf(mug, silent));
    expect([...rows.values()].map(({ taxCode }) => taxCode)).toEqual(['txcd_99999999', '']);
  });

  test('writes that a product is shipped, unless it says that it is not', async () => {
    const { rows, load } = table();
    const { shippable: _, ...silent } = tee;
    await load(fileOf(mug, silent));
    expect([...rows.values()].map(({ shippable }) => shippable)).toEqual([false, true]);
  });

  test('writes every product with its currency and its place', async () => {
    const { rows, load } = table();
    await load(fileOf(mug, tee));
    expect([...rows.values()]).toEqual([
      { ...mug, currency: 'usd', position: 0 },
      { ...tee, currency: 'usd', position: 1 },
    ]);
  });

  test('retires what left the file, once', async () => {
    const { retired, load } = table(
      { ...mug, currency: 'usd', position: 0 },
      { ...mug, sku: 'lamp', currency: 'usd', position: 1 },
      { ...mug, sku: 'pen', currency: 'usd', position: 2, retired: true },
    );
    await load(fileOf(mug));
    expect(retired).toEqual(['lamp']);
  });

  test('changes nothing when it is repeated', async () => {
    const { rows, retired, load } = table();
    await load(fileOf(mug, tee));
    rows.set('mug', { ...mug, currency: 'usd', position: 0, stock: 3 });
    const before = [...rows.values()];
    await load(fileOf(mug, tee));
    expect([...rows.values()]).toEqual(before);
    expect(retired).toEqual([]);
  });

  test('writes nothing of a file that can’t be used', async () => {
    const { rows, load } = table();
    expect((await failureOf(() => load(fileOf(mug, mug)))).message).toContain('mug is there twice');
    expect(rows.size).toBe(0);
  });

  test('says how many there are', async () => {
    await table().load(fileOf(mug, tee));
    expect(log).toEqual([{ level: 'info', fields: { message: 'catalogue loaded', products: 2 } }]);
  });
});

describe('the loader’s function', () => {
  test('loads the project’s own catalogue into the products’ table', async () => {
    const dynamoDb = mockClient(DynamoDBClient);
    dynamoDb.on(ScanCommand).resolves({ Items: [] });
    dynamoDb.on(UpdateItemCommand).resolves({});
    await handler();
    const written = dynamoDb.commandCalls(UpdateItemCommand).map(({ args }) => args[0].input);
    expect(written.map(({ Key }) => Key?.sku?.S)).toEqual(
      projectCatalogue.products.map(({ sku }) => sku),
    );
    expect(new Set(written.map(({ TableName }) => TableName))).toEqual(new Set(['Products']));
    dynamoDb.restore();
  });
});
