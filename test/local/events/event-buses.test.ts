import {
  type BusEvent,
  busNameOf,
  createEventBuses,
  type Entry,
  type Rule,
} from '../../../local/events/event-buses.ts';

const entry: Entry = {
  Source: 'shop',
  DetailType: 'OrderPaid',
  Detail: '{"orderId":"o1"}',
  EventBusName: 'Shop-Orders',
  Time: 1_790_000_000,
};

/** Buses with a rule for what is paid, and what it has delivered. */
const buses = () => {
  const delivered: BusEvent[] = [];
  const rule: Rule = {
    busName: 'Shop-Orders',
    matches: (event) => event['detail-type'] === 'OrderPaid',
    deliver: (event) => delivered.push(event),
  };
  return { ...createEventBuses(['Shop-Orders'], [rule]), delivered };
};

test('an event is delivered in the form that EventBridge gives it', () => {
  const { put, delivered, recent } = buses();
  expect(put(entry)).toEqual({ EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  const event = {
    version: '0',
    id: expect.any(String),
    'detail-type': 'OrderPaid',
    source: 'shop',
    account: '000000000000',
    time: '2026-09-21T14:13:20Z',
    region: 'us-east-1',
    resources: [],
    detail: { orderId: 'o1' },
  };
  expect(delivered).toEqual([event]);
  expect(recent).toEqual([event]);
});

test('an event without a time gets the present one, to the second', () => {
  jest.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00.900Z') });
  const { put, recent } = buses();
  const { Time: _, ...untimed } = entry;
  put(untimed);
  jest.useRealTimers();
  expect(recent[0]?.time).toBe('2026-11-23T10:00:00Z');
});

test('an event that no rule matches, or of another bus, is delivered to nobody', () => {
  const { put, delivered, recent } = buses();
  put({ ...entry, DetailType: 'OrderCanceled' });
  const { EventBusName: _, ...onTheDefaultBus } = entry;
  put(onTheDefaultBus);
  expect(delivered).toEqual([]);
  expect(recent).toHaveLength(2);
});

test.each([
  ['Shop-Orders', 'Shop-Orders'],
  ['arn:aws:events:us-east-1:000000000000:event-bus/Shop-Orders', 'Shop-Orders'],
  [undefined, 'default'],
])('a bus that is named as %s is %s', (named, name) => {
  expect(busNameOf(named)).toBe(name);
  expect(buses().has(busNameOf(named))).toBe(true);
});

test('only the default bus and those of the template exist', () => {
  expect(buses().has('Shop-Other')).toBe(false);
});

test.each([
  [{ Source: '' }, 'InvalidArgument'],
  [{ DetailType: '' }, 'InvalidArgument'],
  [{ Detail: '' }, 'InvalidArgument'],
  [{ Detail: '[]' }, 'MalformedDetail'],
  [{ Detail: '{' }, 'MalformedDetail'],
  [{ Source: 'aws.shop' }, 'NotAuthorizedForSourceException'],
])('an entry with %j is refused as %s', (wrong, ErrorCode) => {
  const { put, delivered } = buses();
  expect(put({ ...entry, ...wrong })).toMatchObject({ ErrorCode });
  expect(delivered).toEqual([]);
});

test('the last two thousand events are kept', () => {
  const { put, recent } = buses();
  for (let n = 0; n < 2001; n += 1) put({ ...entry, Detail: JSON.stringify({ n }) });
  expect(recent).toHaveLength(2000);
  expect(recent[0]?.detail).toEqual({ n: 1 });
});
