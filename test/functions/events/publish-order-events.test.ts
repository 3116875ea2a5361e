import { marshall } from '@aws-sdk/util-dynamodb';
import type { PublishedEvent } from '../../../functions/aws/event-bus.ts';
import type { OrderId } from '../../../functions/checkout/ids.ts';
import {
  publishOrderEvents,
  type StreamRecord,
} from '../../../functions/events/publish-order-events.ts';
import { type Order, orderRow } from '../../../functions/store/order-row.ts';
import { readRow } from '../../../functions/store/read-row.ts';
import { orderOf, placedAt, placedAtMs } from '../../support/checkouts.ts';
import { metricLines } from '../../support/metric-lines.ts';
import { quietLog } from '../../support/quiet-log.ts';

let lines: ReturnType<typeof quietLog>;
beforeEach(() => {
  metricLines();
  lines = quietLog();
});
afterEach(() => jest.restoreAllMocks());

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
  const published: PublishedEvent[] = [];
  const run = publishOrderEvents({
    publish: async (events) => {
      if (takes instanceof Error) throw takes;
      published.push(...events.slice(0, takes));
      return Math.min(takes, events.length);
    },
    readRow: (row) => readRow('orders', orderRow, row),
  });
  const { batchItemFailures } = await run({ Records: [...records] });
  const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  const ids = published.map(({ detail }) => detail.id);
  return { ids, at: published[0]?.detail.at, failed };
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
    expect(lines.map(({ fields }) => fields)).toEqual([
      {
        message: 'order events could not be published',
        error: 'Error',
        reason: expect.any(String),
      },
      { message: 'order events', published: 0, records: 4 },
    ]);
  });

  test('is followed by what a person has to know of it, and repeated from there', async () => {
    const id = 'HF-1111-1111-1111';
    const disputed = [
      record('1', undefined, order(id)),
      record('2', order(id), { ...order(id), dispute: 'needs_response' }),
      record('3', undefined, order('HF-2222-2222-2222')),
    ];
    const { checkoutId } = order(id);
    const { ids } = await publishing(disputed);
    expect(ids.slice(1, 3)).toEqual([
      expect.stringMatching(`^${id}:disputed`),
      `disputed:${checkoutId}:${placedAt}`,
    ]);
    expect((await publishing(disputed, 2)).failed).toEqual(['2']);
    expect((await publishing(disputed, 3)).failed).toEqual(['3']);
  });

  test('is in the log while the bus is away, if a person has to know of it', async () => {
    const id = 'HF-1111-1111-1111';
    await publishing(
      [record('1', order(id), { ...order(id), dispute: 'needs_response' })],
      new Error('Away'),
    );
    const { checkoutId } = order(id);
    expect(lines).toContainEqual({
      level: 'error',
      fields: { message: 'needs a person', finding: 'disputed', orderId: id, checkoutId },
    });
  });

  test('does not wait for a change that can’t be read, which a person is told of', async () => {
    const [first, ...others] = records as [StreamRecord, ...StreamRecord[]];
    expect(await publishing([first, poison, ...others])).toMatchObject({
      ids: [
        'HF-1111-1111-1111:confirmed',
        'change_unreadable:HF-9999-9999-9999:1970-01-01T00:00:00.000Z',
        'HF-1111-1111-1111:paid',
        'HF-2222-2222-2222:confirmed',
      ],
      failed: [],
    });
  });

  test('is in the log, with the change that can’t be read', async () => {
    await publishing([poison]);
    expect(lines).toMatchObject([
      { level: 'error', fields: { message: 'a change of an order could not be read' } },
      { level: 'error', fields: { finding: 'change_unreadable' } },
      { level: 'info', fields: { message: 'order events', published: 1, records: 1 } },
    ]);
  });

  test('may hold a change of which not even the keys can be read', async () => {
    const { Keys: _, ...keyless } = poison.dynamodb ?? {};
    for (const dynamodb of [keyless, { ...keyless, Keys: {} }]) {
      const { ids } = await publishing([{ dynamodb }]);
      expect(ids).toEqual([expect.stringMatching(/^change_unreadable/)]);
    }
  });

  test('that concerns nobody else is done', async () => {
    const quiet = [
      record('1', order('HF-1111-1111-1111'), order('HF-1111-1111-1111')),
      record('2', order('HF-1111-1111-1111'), undefined),
    ];
    expect(await publishing(quiet)).toEqual({ ids: [], at: undefined, failed: [] });
  });
});
