import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { OrderId } from '../../../functions/checkout/ids.ts';
import type { OrderEvent, OrderState } from '../../../functions/checkout/order-events.ts';
import { publishOrderEvents } from '../../../functions/events/publish-order-events.ts';
import { orderOf, placedAt, placedAtMs } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';

beforeEach(() => void quietLog());

type Row = ReturnType<typeof orderOf>;
const image = (row: Row | undefined) =>
  row && (marshall(row, { removeUndefinedValues: true }) as never);
const record = (
  sequence: string,
  before: Row | undefined,
  after: Row | undefined,
): DynamoDBRecord => ({
  dynamodb: {
    SequenceNumber: sequence,
    ApproximateCreationDateTime: placedAtMs / 1000,
    ...(before !== undefined && { OldImage: image(before) as never }),
    ...(after !== undefined && { NewImage: image(after) as never }),
  },
});
const poison: DynamoDBRecord = {
  dynamodb: {
    SequenceNumber: 'poison',
    Keys: { id: { S: 'HF-9999-9999-9999' } },
    NewImage: { id: { X: '1' } } as never,
  },
};
const order = (id: OrderId, status: Row['status'] = 'confirmed') => orderOf({ id, status });

/** Publishes what the bus takes: so many events, or none with an error. */
const publishing = async (records: readonly DynamoDBRecord[], takes: number | Error = Infinity) => {
  const published: OrderEvent[] = [];
  const rung: string[] = [];
  const run = publishOrderEvents({
    publish: async (events) => {
      if (takes instanceof Error) throw takes;
      published.push(...events.slice(0, takes));
      return Math.min(takes, events.length);
    },
    readRow: (row = {}) => unmarshall(row as never) as OrderState,
    ring: ({ detail }) => rung.push(detail.id),
    unreadable: (orderId) => rung.push(`unreadable ${orderId}`),
  });
  const { batchItemFailures } = await run({ Records: [...records] });
  const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  const ids = published.map(({ detail }) => detail.id);
  return { ids, at: published[0]?.detail.at, failed, rung };
};

const records = [
  record('1', undefined, order('HF-1')),
  record('2', order('HF-1'), order('HF-1')),
  record('3', order('HF-1'), order('HF-1', 'paid')),
  record('4', undefined, order('HF-2')),
];

describe('a batch of changes of orders', () => {
  test('is published in its order, with its time', async () => {
    expect(await publishing(records)).toMatchObject({
      ids: ['HF-1:confirmed', 'HF-1:paid', 'HF-2:confirmed'],
      at: placedAt,
      failed: [],
    });
  });

  test.each([
    [0, '1'],
    [1, '3'],
    [2, '4'],
  ])('of which the bus takes %p is given again from the next record on', async (takes, failed) => {
    expect((await publishing(records, takes)).failed).toEqual([failed]);
  });

  test('is given again whole while the bus is away', async () => {
    expect((await publishing(records, new Error('Away'))).failed).toEqual(['1']);
  });

  test('rings while the bus is away, too', async () => {
    const { rung } = await publishing(records, new Error('Away'));
    expect(rung).toEqual(['HF-1:confirmed', 'HF-1:paid', 'HF-2:confirmed']);
  });

  test('does not wait for a change that can’t be read, which rings', async () => {
    const [first, ...others] = records as [DynamoDBRecord, ...DynamoDBRecord[]];
    expect(await publishing([first, poison, ...others])).toMatchObject({
      ids: ['HF-1:confirmed', 'HF-1:paid', 'HF-2:confirmed'],
      failed: [],
      rung: ['unreadable HF-9999-9999-9999', 'HF-1:confirmed', 'HF-1:paid', 'HF-2:confirmed'],
    });
  });

  test('that says nothing to others is done', async () => {
    const quiet = [
      record('1', order('HF-1'), order('HF-1')),
      record('2', order('HF-1'), undefined),
    ];
    expect(await publishing(quiet)).toMatchObject({ ids: [], failed: [] });
  });
});
