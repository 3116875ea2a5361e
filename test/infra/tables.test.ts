import { propertiesOf, template } from '../support/template.ts';

const tables = propertiesOf('AWS::DynamoDB::Table');

describe.each([
  ['TablesCheckouts', 'id'],
  ['TablesOrders', 'id'],
  ['TablesProducts', 'sku'],
])('%s', (name, key) => {
  test('has a row for each key', () => {
    expect(tables[name]?.KeySchema).toEqual([{ AttributeName: key, KeyType: 'HASH' }]);
  });

  test('is encrypted, recoverable to any second, and paid by the request', () => {
    expect(tables[name]).toMatchObject({
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  test('refuses deletion, and outlives its stack', () => {
    expect(tables[name]?.DeletionProtectionEnabled).toBe(true);
    expect(template().Resources[name]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

test('the only index is of declined checkouts, by viewer and time, and holds keys alone', () => {
  expect(tables.TablesCheckouts?.GlobalSecondaryIndexes).toEqual([
    {
      IndexName: 'declines',
      KeySchema: [
        { AttributeName: 'declinedViewer', KeyType: 'HASH' },
        { AttributeName: 'placedAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ]);
  expect(tables.TablesOrders).not.toHaveProperty('GlobalSecondaryIndexes');
});
