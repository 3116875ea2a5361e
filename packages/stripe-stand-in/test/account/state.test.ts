import { emptyState, restoredState } from '../../src/account/state.ts';

test('a state that was saved is the same after it is restored', () => {
  const state = emptyState();
  state.clockOffsetMs = 5;
  state.keys.one = { path: '/v1/refunds', fingerprint: 'f', at: 1, status: 200, body: {} };
  expect(restoredState(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test('what an older state lacks is empty', () => {
  expect(restoredState({ serial: 3 })).toEqual({ ...emptyState(), serial: 3 });
});

test.each(['empty', 'restored'])('an inherited name is not an id in an %s state', (kind) => {
  const state = kind === 'empty' ? emptyState() : restoredState({ paymentIntents: {} });
  expect(state.paymentIntents.constructor).toBeUndefined();
});
