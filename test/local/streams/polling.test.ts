import type { EventSource } from '../../../local/streams/event-source.ts';
import { startPolling } from '../../../local/streams/polling.ts';

const sourceOf = (poll: () => Promise<number>): EventSource => ({
  logicalId: 'Mapping',
  poll,
  skip: async () => {},
  retryAt: () => undefined,
});

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('a source is polled four times a second, until the stop', async () => {
  let polls = 0;
  const stop = startPolling([sourceOf(async () => (polls += 1))], () => {});
  await jest.advanceTimersByTimeAsync(2000);
  await stop();
  await jest.advanceTimersByTimeAsync(2000);
  expect(polls).toBe(8);
});

test('a stop waits for the poll that is under way', async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const stop = startPolling([sourceOf(() => promise)], () => {});
  await jest.advanceTimersByTimeAsync(250);
  let isStopped = false;
  const stopped = stop().then(() => {
    isStopped = true;
  });
  await jest.advanceTimersByTimeAsync(250);
  expect(isStopped).toBe(false);
  resolve(0);
  await stopped;
});

test('a poll that fails is reported once, and tried again', async () => {
  const said: string[][] = [];
  const answers = ['no engine', 'no engine', '', 'no engine'];
  const stop = startPolling(
    [
      sourceOf(async () => {
        const failure = answers.shift() ?? '';
        if (failure !== '') throw new Error(failure);
        return 0;
      }),
    ],
    (...line) => said.push(line),
  );
  await jest.advanceTimersByTimeAsync(1000);
  await stop();
  const line = ['Mapping', "The stream can't be read: no engine"];
  expect(said).toEqual([line, line]);
});
