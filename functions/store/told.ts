/** Which findings a person was told of, so that each is told once a day. Kept for two days. */
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { readRow } from './read-row.ts';
import { type Store, stored } from './store.ts';

const told = z.object({
  /** Unix milliseconds. */
  toldAtMs: z.number(),
});

type Findings = Store<'findings'>;

const keptSeconds = 2 * 24 * 60 * 60;

/** Resolves to whether this was told at or after that time, in Unix milliseconds. */
export const wasToldSince =
  ({ client, tables }: Findings) =>
  async (subject: string, sinceMs: number): Promise<boolean> => {
    const get = new GetItemCommand({
      TableName: tables.findings,
      Key: marshall({ subject }),
      ConsistentRead: true,
    });
    const { Item } = await stored(client.send(get));
    return Item !== undefined && readRow('findings', told, Item).toldAtMs >= sinceMs;
  };

/** Notes that this was told. A repeat writes the same row again. */
export const noteTold =
  ({ client, tables }: Findings) =>
  async (subject: string, atMs: number): Promise<void> => {
    const expiresAt = Math.floor(atMs / 1000) + keptSeconds;
    const put = new PutItemCommand({
      TableName: tables.findings,
      Item: marshall({ subject, toldAtMs: atMs, expiresAt }),
    });
    await stored(client.send(put));
  };
