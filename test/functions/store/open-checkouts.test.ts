import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { listOpen } from '../../../functions/store/open-checkouts.ts';
import { chk } from '../../support/checkouts.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const list = listOpen(store);
const sent = () => dynamoDb.calls().map(({ args }) => args[0].input);
const entry = (id: string) => marshall({ id, openSince: '2026-11-23T10:00:00.000Z' });

beforeEach(() => dynamoDb.reset());

describe('listing what is open', () => {
  test('reads the sparse index, and not the table', async () => {
    dynamoDb.on(ScanCommand).resolves({ Items: [entry(chk('a'))] });
    expect(await list()).toEqual([chk('a')]);
    expect(sent()).toMatchObject([{ TableName: 'Checkouts', IndexName: 'open' }]);
  });

  test('goes on to the last page, also over one that is empty', async () => {
    const answers = [
      { Items: [entry(chk('a'))], LastEvaluatedKey: entry(chk('a')) },
      { Items: [], LastEvaluatedKey: entry(chk('b')) },
      { Items: [entry(chk('c'))] },
    ];
    // The client's paginator reuses one input for all pages: what it asks is noted while it is sent.
    const starts: unknown[] = [];
    dynamoDb.on(ScanCommand).callsFake(({ ExclusiveStartKey }) => {
      starts.push(ExclusiveStartKey);
      return answers.shift();
    });
    expect(await list()).toEqual([chk('a'), chk('c')]);
    expect(starts).toEqual([undefined, entry(chk('a')), entry(chk('b'))]);
  });

  test('is DynamoDbUnavailable when a page can’t be read: half a list is no list', async () => {
    dynamoDb
      .on(ScanCommand)
      .resolvesOnce({ Items: [entry(chk('a'))], LastEvaluatedKey: { id: { S: chk('a') } } })
      .rejectsOnce(dynamoDbError('ThrottlingException'));
    expect((await failureOf(list)).name).toBe('DynamoDbUnavailable');
  });
});
