import { marshall } from '@aws-sdk/util-dynamodb';
import type { OrderId } from '../../../functions/checkout/ids.ts';
import type { OrderEvent } from '../../../functions/checkout/order-events.ts';
import {
  publishOrderEvents,
  type StreamRecord,
} from '../../../functions/events/publish-order-events.ts';
import { type Order, orderRow } from '../../../functions/store/order-row.ts';
import { readRow } from '../../../functions/store/read-row.ts';
import { orderOf, placedAt, placedAtMs } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';

beforeEach(() => void quietLog());

const record = (
  sequence: string,
  before: Order | undefined,
  after: Order | undefined,
): StreamRecord => ({
  dynamodb: {
    SequenceNumber: sequence,
    ApproximateCreationDateTime: placedAtMs / 1000,
    ...(before !== undefined && { OldImage: marshall(before) }),
    ...(after !== undefined && { NewImage: marshall(after) }),
  },
});
const poison: StreamRecord = {
  dynamodb: {
    SequenceNumber: 'poison',
    Keys: { id: { S: 'HF-9999-9999-9999' } },
    NewImage: marshall({ id: 'HF-9999-9999-9999', lines: 'none' }),
  },
};
const order = (id: OrderId, status: Order['status'] = 'confirmed') => orderOf({ id, status });

/** Publishes what the bus takes: so many events, or none with an error. */
const publishing = async (records: readonly StreamRecord[], takes: number | Error = Infinity) => {
  const published: OrderEvent[] = [];
  const rung: string[] = [];
  const run = publishOrderEvents({
    publish: async (events) => {
      if (takes instanceof Error) throw takes;
      published.push(...events.slice(0, takes));
      return Math.min(takes, events.length);
    },
    readRow: (row) => readRow('orders', orderRow, row),
    ring: ({ detail }) => rung.push(detail.id),
    unreadable: (orderId) => rung.push(`unreadable ${orderId}`),
  });
  const { batchItemFailures } = await run({ Records: [...records] });
  const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  const ids = published.map(({ detail }) => detail.id);
  return { ids, at: published[0]?.detail.at, failed, rung };
};

const records = [
  record('1', undefined, order('HF-1111-1111-1111')),
  record('2', order('HF-1111-1111-1111'), order('HF-1111-1111-1111')),
  record('3', order('HF-1111-1111-1111'), order('HF-1111-1111-1111', 'paid')),
  record('4', undefined, order('HF-2222-2222-2222')),
];

describe('a batch of changes of orders', () => {
  test('is published in its order, with its time', async () => {
    expect(await publishing(records)).toMatchObject({
      ids: ['HF-1111-1111-1111:confirmed', 'HF-1111-1111-1111:paid', 'HF-2222-2222-2222:confirmed'],
      at: placedAt,
      failed: [],
    });
  });

  test.each([
    [0, '1'],
    [1, '3'],
    [2, '4'],
  ])('of which the bus takes %p is repeated from the next record on', async (takes, failed) => {
    expect((await publishing(records, takes)).failed).toEqual([failed]);
  });

  test('is repeated as a whole while the bus is away', async () => {
    expect((await publishing(records, new Error('Away'))).failed).toEqual(['1']);
  });

  test('rings while the bus is away, too', async () => {
    const { rung } = await publishing(records, new Error('Away'));
    expect(rung).toEqual([
      'HF-1111-1111-1111:confirmed',
      'HF-1111-1111-1111:paid',
      'HF-2222-2222-2222:confirmed',
    ]);
  });

  test('does not wait for a change that can’t be read, which rings', async () => {
    const [first, ...others] = records as [StreamRecord, ...StreamRecord[]];
    expect(await publishing([first, poison, ...others])).toMatchObject({
      ids: ['HF-1111-1111-1111:confirmed', 'HF-1111-1111-1111:paid', 'HF-2222-2222-2222:confirmed'],
      failed: [],
      rung: [
        'unreadable HF-9999-9999-9999',
        'HF-1111-1111-1111:confirmed',
        'HF-1111-1111-1111:paid',
        'HF-2222-2222-2222:confirmed',
      ],
    });
  });

  test('that concerns nobody else is done', async () => {
    const quiet = [
      record('1', order('HF-1111-1111-1111'), order('HF-1111-1111-1111')),
      record('2', order('HF-1111-1111-1111'), undefined),
    ];
    expect(await publishing(quiet)).toMatchObject({ ids: [], failed: [] });
  });
});
