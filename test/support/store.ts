/** A store for tests that put a mock in the place of DynamoDB's client. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TableName } from '../../functions/checkout/tables.ts';
import type { Store } from '../../functions/store/store.ts';

/** All tables, by the names that test/support/environment.ts gives them. */
export const storeForTests = (): Store<TableName> => ({
  client: new DynamoDBClient({}),
  tables: {
    checkouts: 'Checkouts',
    orders: 'Orders',
    products: 'Products',
    promotions: 'Promotions',
    parkedEvents: 'ParkedEvents',
  },
});
