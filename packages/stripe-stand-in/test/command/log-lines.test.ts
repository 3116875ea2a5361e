import type { Delivery } from '../../src/account/objects.ts';
import type { JournalEntry } from '../../src/account/state.ts';
import { deliveryLine, requestLine } from '../../src/command/log-lines.ts';

const entry = (changes: Partial<JournalEntry> = {}): JournalEntry => ({
  at: 0,
  method: 'POST',
  path: '/v1/refunds',
  idempotencyKey: null,
  parameters: [],
  status: 200,
  replayed: false,
  ...changes,
});
const delivery: Delivery = {
  id: 'del_1',
  eventId: 'evt_1',
  type: 'charge.captured',
  endpointId: 'we_1',
  attempts: 1,
  status: 'delivered',
  lastStatus: 200,
  dueAtMs: 0,
};

test.each([
  [entry(), 'POST /v1/refunds  200'],
  [entry({ replayed: true }), 'POST /v1/refunds  200  (replayed)'],
  [
    entry({ fault: 'lost-reply', status: 'no answer' }),
    'POST /v1/refunds  no answer  (fault: lost-reply)',
  ],
])('a request is one line: %#', (given, line) => {
  expect(requestLine(given)).toBe(line);
});

test.each([
  [200, 'webhook charge.captured evt_1  200'],
  [0, 'webhook charge.captured evt_1  no answer'],
])('a delivery that was answered %p is one line', (lastStatus, line) => {
  expect(deliveryLine({ ...delivery, lastStatus })).toBe(line);
});
