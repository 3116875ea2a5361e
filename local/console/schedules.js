/** What runs by the clock, and by hand. */
import { post } from './api.js';
import { button, fill, status, time } from './nodes.js';

const every = (ms) => (ms % 3_600_000 === 0 ? `${ms / 3_600_000} h` : `${ms / 60_000} min`);

const runOf = (run) => {
  if (run === undefined) return 'not yet';
  const { startedAt, endedAt, error } = run;
  if (endedAt === undefined) return status('running', ` since ${time(startedAt)}`);
  if (error !== undefined) return status('failed', ` at ${time(endedAt)}: ${error}`);
  return status('done', ` at ${time(endedAt)}`);
};

export const showSchedules = (schedules) => {
  fill(
    'schedules',
    ['Rule', 'Every', 'By hand', 'Last run'],
    schedules.map(({ name, everyMs, lastRun }, index) => [
      `${name} ${index}`,
      // Without the hash that CDK makes its ids unique by.
      name.replace(/[0-9A-F]{8}$/, ''),
      every(everyMs),
      button('Run now', () => post(`schedules/${name}/run`)),
      runOf(lastRun),
    ]),
  );
};
