/** Gives an order's stock back once it was sent back or refunded, in one transaction, once. */
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { conditionFailures } from './condition-failures.ts';
import { pastConflicts } from './conflicts.ts';
import type { Order } from './order-row.ts';
import { giveBackStock } from './stock.ts';
import { type Store, stored } from './store.ts';

const patienceMs = 10_000;

/**
 * Resolves to the SKUs whose stock can't be given back, since their row or its number is gone:
 * nothing is given back then. An order that was restocked before is left as it is.
 */
export const restock =
  (store: Store<'orders' | 'products'>) =>
  async ({ id, lines }: Order, restockedAt: string): Promise<readonly string[]> => {
    const { client, tables } = store;
    const once = {
      Update: {
        TableName: tables.orders,
        Key: marshall({ id }),
        UpdateExpression: 'SET restockedAt = :at',
        ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(restockedAt)',
        ExpressionAttributeValues: marshall({ ':at': restockedAt }),
      },
    };
    const TransactItems = [once, ...lines.map((line) => giveBackStock(store, line))];
    const send = () => client.send(new TransactWriteItemsCommand({ TransactItems }));
    try {
      await stored(pastConflicts(store, send, patienceMs));
      return [];
    } catch (error) {
      const [before, ...missing] = conditionFailures(error);
      if (before !== undefined) return [];
      return lines.flatMap(({ sku }, index) => (missing[index] === undefined ? [] : sku));
    }
  };
