import { forgetOld, keySeconds, mostEvents, mostRequests } from '../../src/account/forget.ts';
import type { Delivery } from '../../src/account/objects.ts';
import { emptyState } from '../../src/account/state.ts';

const delivery = (id: string, eventId: string, status: Delivery['status']): Delivery => ({
  ...{ id, eventId, status, type: 'x', endpointId: 'we_1' },
  ...{ attempts: 1, lastStatus: 200, dueAtMs: 0 },
});

/** A state after so many requests, each of which had an event that was delivered. */
const after = (requests: number) => {
  const state = emptyState();
  for (let n = 1; n <= requests; n += 1) {
    const entry = { method: 'GET', path: '/', idempotencyKey: null, parameters: [] };
    state.journal.push({ ...entry, at: n, status: 200, replayed: false });
    state.events.push({ id: `evt_${n}`, created: n, type: 'x', object: {}, idempotencyKey: null });
    state.deliveries[`del_${n}`] = delivery(`del_${n}`, `evt_${n}`, 'delivered');
    state.requests += 1;
    if (n === 1) state.deliveries.del_1 = delivery('del_1', 'evt_1', 'pending');
    forgetOld(state, n);
  }
  return state;
};

test('however many requests there were, the newest are kept, and no more than a quarter besides', () => {
  const { journal, events, deliveries } = after(60_000);
  expect(journal.at(-1)?.at).toBe(60_000);
  expect(journal.length).toBeGreaterThanOrEqual(mostRequests);
  expect(journal.length).toBeLessThanOrEqual(mostRequests * 1.25);
  expect(events.at(-1)?.id).toBe('evt_60000');
  expect(events.length).toBeGreaterThanOrEqual(mostEvents);
  expect(events.length).toBeLessThanOrEqual(mostEvents * 1.25);
  expect(Object.keys(deliveries).length).toBe(events.length);
});

test('what is not delivered yet is kept with its event', () => {
  const { events, deliveries } = after(20_000);
  expect(events[0]?.id).toBe('evt_1');
  expect(deliveries.del_1?.status).toBe('pending');
});

test('keys are forgotten after their day, and not before', () => {
  const state = emptyState();
  const saved = { path: '/', fingerprint: '', status: 200, body: {} };
  state.keys.old = { ...saved, at: 0 };
  state.keys.young = { ...saved, at: 1 };
  forgetOld(state, keySeconds);
  expect(Object.keys(state.keys)).toEqual(['young']);
});
