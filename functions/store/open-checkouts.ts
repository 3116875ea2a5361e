/** The checkouts that have no ending yet, by a sparse index. */
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { CheckoutId } from '../checkout/ids.ts';
import { stored } from './store.ts';

type Table = { readonly client: DynamoDBClient; readonly tableName: string };

/** The ids of all checkouts without an ending, as the index knows them: it follows the table late. */
export const listOpen =
  ({ client, tableName, indexName }: Table & { readonly indexName: string }) =>
  async (): Promise<readonly CheckoutId[]> => {
    const ids: CheckoutId[] = [];
    const collect = async () => {
      const pages = paginateScan({ client }, { TableName: tableName, IndexName: indexName });
      for await (const { Items = [] } of pages) {
        for (const item of Items) ids.push(unmarshall(item).id);
      }
    };
    await stored(collect());
    return ids;
  };
