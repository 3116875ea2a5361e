import { propertiesOf, template } from '../support/template.ts';

const tables = propertiesOf('AWS::DynamoDB::Table');

describe.each([
  ['TablesCheckouts', 'id'],
  ['TablesOrders', 'id'],
  ['TablesProducts', 'sku'],
  ['TablesParkedEvents', 'id'],
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

describe('an index answers one question', () => {
  const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });
  const keysAlone = { ProjectionType: 'KEYS_ONLY' };

  test('of checkouts: those without an ending', () => {
    expect(tables.TablesCheckouts?.GlobalSecondaryIndexes).toEqual([
      { IndexName: 'open', KeySchema: [key('openSince', 'HASH')], Projection: keysAlone },
    ]);
  });

  test('of orders: those of a day, and those of an address, whose index does not hold it', () => {
    expect(tables.TablesOrders?.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'ordersByDay',
        KeySchema: [key('placedOn', 'HASH'), key('placedAt', 'RANGE')],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: ['checkoutId', 'paymentIntentId'],
        },
      },
      {
        IndexName: 'ordersByEmail',
        KeySchema: [key('emailKey', 'HASH'), key('placedAt', 'RANGE')],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: ['checkoutId', 'paymentIntentId'],
        },
      },
    ]);
  });

  test.each(['TablesProducts', 'TablesParkedEvents', 'TablesAttempts', 'TablesFindings'])(
    'of %s there is none',
    (name) => {
      expect(tables[name]).not.toHaveProperty('GlobalSecondaryIndexes');
    },
  );
});

test('only parked events, attempts and what was told expire by themselves', () => {
  const forgetful = Object.entries(tables).filter(([, table]) => table.TimeToLiveSpecification);
  const byTime = expect.objectContaining({
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
  expect(forgetful).toEqual([
    ['TablesParkedEvents', byTime],
    ['TablesAttempts', byTime],
    ['TablesFindings', byTime],
  ]);
});

test.each([
  ['TablesAttempts', 'viewer'],
  ['TablesFindings', 'subject'],
])('no backup remembers what is to be forgotten soon: %s', (name, key) => {
  expect(tables[name]).toMatchObject({
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    SSESpecification: { SSEEnabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    DeletionProtectionEnabled: false,
  });
});
