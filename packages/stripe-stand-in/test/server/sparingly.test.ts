import { sparingly } from '../../src/server/sparingly.ts';

test('what takes long is done less often, and what takes no time each time', () => {
  let now = 0;
  let takes = 0;
  const done: number[] = [];
  const act = sparingly(
    () => {
      done.push(now);
      now += takes;
    },
    () => now,
  );
  act();
  act();
  takes = 100;
  act();
  for (now = 1000; now < 12_000; now += 1000) act();

  expect(done).toEqual([0, 0, 0, 6000, 11_100]);
});
