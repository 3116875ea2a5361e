/** A store for tests that put a mock in the place of DynamoDB's client. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TableName } from '../../functions/checkout/tables.ts';
import type { Store } from '../../functions/store/store.ts';

/** All tables, by the names that test/support/environment.ts gives them. It does not wait. */
export const storeForTests = (
  pause: Store<TableName>['pause'] = async () => {},
): Store<TableName> => ({
  pause,
  client: new DynamoDBClient({}),
  tables: {
    checkouts: 'Checkouts',
    orders: 'Orders',
    products: 'Products',
    promotions: 'Promotions',
    parkedEvents: 'ParkedEvents',
    attempts: 'Attempts',
    findings: 'Findings',
  },
});
