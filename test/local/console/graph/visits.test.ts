/** How far an execution has come, from its history. */
import { visitsOf } from '../../../../local/console/graph/visits.ts';

const event = (type: string, name: string) => ({ type, state: { name } });

test('what was left is done, and what was entered last is running', () => {
  expect(
    visitsOf([
      event('StateEntered', 'Authorize'),
      event('StateExited', 'Authorize'),
      event('StateEntered', 'HoldPlaced'),
    ]),
  ).toEqual({ Authorize: 'done', HoldPlaced: 'running' });
});

test('a state that failed stays so, although it is left when its failure is caught', () => {
  expect(
    visitsOf([
      event('StateEntered', 'Capture'),
      event('StateFailed', 'Capture'),
      event('StateExited', 'Capture'),
    ]),
  ).toEqual({ Capture: 'failed' });
});

test('a state that is tried again is running', () => {
  expect(
    visitsOf([
      event('StateEntered', 'Capture'),
      event('StateFailed', 'Capture'),
      event('StateRetried', 'Capture'),
    ]),
  ).toEqual({ Capture: 'running' });
});

test('a state that an execution was stopped at has failed', () => {
  expect(visitsOf([event('StateEntered', 'First'), { type: 'ExecutionAborted' }])).toEqual({
    First: 'failed',
  });
});
