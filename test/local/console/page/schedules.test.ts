/**
 * What runs on a schedule.
 * @jest-environment @happy-dom/jest-environment
 */

import type { ShownSchedule } from '../../../../local/console/overview.ts';
import { showSchedules } from '../../../../local/console/page/schedules.ts';
import { cellsOf, openPage, serveWith } from './open-page.ts';

beforeEach(openPage);

const shown = (more: Partial<ShownSchedule> = {}) => {
  showSchedules([{ name: 'ReconcileSchedule0A1B2C3D', everyMs: 300_000, ...more }]);
  return cellsOf('schedules')[0] ?? [];
};

test('a rule has its name without CDK’s hash', () => {
  expect(shown()[0]).toBe('ReconcileSchedule');
});

test.each([
  [300_000, '5 min'],
  [5_400_000, '90 min'],
  [7_200_000, '2 h'],
])('every %d ms is every %s', (everyMs, text) => {
  expect(shown({ everyMs })[1]).toBe(text);
});

test.each([
  ['has not run', undefined, /^not yet$/],
  ['runs', { startedAt: 0 }, /^running since \d/],
  ['is done', { startedAt: 0, endedAt: 1 }, /^done at \d/],
  ['failed', { startedAt: 0, endedAt: 1, error: 'no key' }, /^failed at .*: no key$/],
])('one that %s says so', (_, lastRun, text) => {
  expect(shown({ lastRun }).at(-1)).toMatch(text);
});

test('its button runs it by its whole name', () => {
  const asked = serveWith(() => ({}));
  shown();
  document.querySelector<HTMLElement>('#schedules button')?.click();
  expect(asked.map(({ path }) => path)).toEqual([
    '/_local/api/schedules/ReconcileSchedule0A1B2C3D/run',
  ]);
});
