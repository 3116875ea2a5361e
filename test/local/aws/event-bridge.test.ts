import { eventBridgeActions } from '../../../local/aws/event-bridge.ts';
import { createEventBuses, type Entry } from '../../../local/events/event-buses.ts';

const entry: Entry = { Source: 'shop', DetailType: 'Paid', Detail: '{}', EventBusName: 'Orders' };
const bridge = () => {
  const buses = createEventBuses(['Orders'], []);
  const action = eventBridgeActions(buses)['AWSEvents.PutEvents'];
  return { buses, put: (...Entries: readonly Entry[]) => action?.({ Entries } as never) };
};
const named = (name: string) => expect.objectContaining({ name });

test('each entry is answered in its place, and a wrong one fails without the others', () => {
  const { put, buses } = bridge();
  expect(put({ ...entry, Source: '' }, entry)).toEqual({
    FailedEntryCount: 1,
    Entries: [
      { ErrorCode: 'InvalidArgument', ErrorMessage: expect.stringContaining('Source') },
      { EventId: expect.any(String) },
    ],
  });
  expect(buses.recent).toHaveLength(1);
});

test('a bus that does not exist is refused, and none of the entries is taken', () => {
  const { put, buses } = bridge();
  expect(() => put(entry, { ...entry, EventBusName: 'Other' })).toThrow(
    named('ResourceNotFoundException'),
  );
  expect(buses.recent).toEqual([]);
});

test.each([0, 11])('%d entries are refused', (count) => {
  const { put } = bridge();
  const entries = Array.from({ length: count }, () => entry);
  expect(() => put(...entries)).toThrow(named('ValidationException'));
});

test('ten entries are taken', () => {
  const { put, buses } = bridge();
  put(...Array.from({ length: 10 }, () => entry));
  expect(buses.recent).toHaveLength(10);
});
