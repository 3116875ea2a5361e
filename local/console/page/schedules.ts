/** The functions that run on a schedule, and how their last run ended. */
import type { Overview, ShownSchedule } from '../overview.ts';
import { post } from './api.ts';
import { button, type Child } from './nodes.ts';
import { status } from './status.ts';
import { fill } from './table.ts';
import { time } from './words.ts';

const [minuteMs, hourMs] = [60_000, 3_600_000];

const every = (ms: number): string =>
  ms % hourMs === 0 ? `${ms / hourMs} h` : `${ms / minuteMs} min`;

const runOf = (run: ShownSchedule['lastRun']): Child => {
  if (run === undefined) return 'not yet';
  const { startedAt, endedAt, error } = run;
  if (endedAt === undefined) return status('running', ` since ${time(startedAt)}`);
  if (error !== undefined) return status('failed', ` at ${time(endedAt)}: ${error}`);
  return status('done', ` at ${time(endedAt)}`);
};

/** Lists them, each with a button that runs it now. */
export const showSchedules = (schedules: Overview['schedules']): void => {
  fill(
    'schedules',
    ['Rule', 'Every', 'By hand', 'Last run'],
    schedules.map(({ name, everyMs, lastRun }, index) => [
      `${name} ${index}`,
      // Without the hash at the end of the CDK's logical ids.
      name.replace(/[0-9A-F]{8}$/, ''),
      every(everyMs),
      button('Run now', () => post(`schedules/${name}/run`)),
      runOf(lastRun),
    ]),
  );
};
