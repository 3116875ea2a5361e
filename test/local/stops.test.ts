import { createStops } from '../../local/stops.ts';

test('what was started last is stopped first, each after the one before has stopped', async () => {
  const said: string[] = [];
  const stops = createStops();
  const slow = Promise.withResolvers<void>();
  stops.add(() => void said.push('engine'));
  stops.add(async () => {
    await slow.promise;
    said.push('page');
  });
  const stopped = stops.stopAll();
  expect(said).toEqual([]);
  slow.resolve();
  await stopped;
  expect(said).toEqual(['page', 'engine']);
});

test('nothing is stopped twice', async () => {
  let count = 0;
  const stops = createStops();
  stops.add(() => {
    count += 1;
  });
  await Promise.all([stops.stopAll(), stops.stopAll()]);
  expect(count).toBe(1);
});
