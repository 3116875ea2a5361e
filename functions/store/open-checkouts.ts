/** The checkouts that have not ended yet, from a sparse index. */
import { paginateScan } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { CheckoutId } from '../checkout/ids.ts';
import type { IndexName } from '../checkout/tables.ts';
import { checkoutRow } from './checkout-row.ts';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

const openRow = z.pick(checkoutRow, { id: true });

/** The ids of all checkouts that have not ended. The index may be slightly older than the table. */
export const listOpen =
  ({ client, tables }: Store<'checkouts'>) =>
  async (): Promise<readonly CheckoutId[]> => {
    const ids: CheckoutId[] = [];
    const index = { TableName: tables.checkouts, IndexName: 'open' satisfies IndexName };
    const collect = async () => {
      for await (const { Items = [] } of paginateScan({ client }, index)) {
        for (const item of Items) ids.push(readRow('checkouts', openRow, item).id);
      }
    };
    await stored(collect());
    return ids;
  };
