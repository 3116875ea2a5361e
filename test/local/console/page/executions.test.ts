/**
 * The list of executions.
 * @jest-environment @happy-dom/jest-environment
 */

import type { ShownExecution } from '../../../../local/console/overview.ts';
import { showExecutions } from '../../../../local/console/page/executions.ts';
import { cellsOf, openPage } from './open-page.ts';

beforeEach(openPage);

const execution = (more: Partial<ShownExecution> = {}): ShownExecution => ({
  name: 'chk_1',
  status: 'SUCCEEDED',
  startedAt: 0,
  lastState: 'Capture',
  checkoutStatus: 'confirmed',
  ...more,
});
const shown = (more?: Partial<ShownExecution>) => {
  showExecutions([execution(more)]);
  return cellsOf('executions')[0];
};

test('an execution has its checkout’s status and the state that it came to', () => {
  const [checkout, , place, status] = shown() ?? [];
  expect([checkout, place, status]).toEqual(['chk_1', 'SUCCEEDEDCapture', 'confirmed']);
});

test('one that waits for a token says since when', () => {
  const [, , place] =
    shown({ status: 'RUNNING', lastState: 'AwaitApproval', waitingSince: 0 }) ?? [];
  expect(place).toMatch(/^RUNNINGAwaitApproval, waiting for a token since \d/);
});

test('one whose checkout is not known, and that has entered no state, is listed as well', () => {
  const [, , place, status] = shown({ lastState: undefined, checkoutStatus: undefined }) ?? [];
  expect([place, status]).toEqual(['SUCCEEDED', '']);
});
