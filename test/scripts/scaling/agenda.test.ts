import { createAgenda } from '../../../scripts/scaling/agenda.ts';
import { randomOf } from '../../simulation/world/randomness.ts';

test('what is to happen happens in the order of its time, however it was written down', async () => {
  const agenda = createAgenda();
  const random = randomOf(3);
  const moments = Array.from({ length: 500 }, () => random.between(0, 1000));
  const happened: number[] = [];
  for (const moment of moments) agenda.at(moment, () => happened.push(agenda.nowMs()));
  await agenda.run();

  expect(happened).toEqual([...moments].sort((a, b) => a - b));
});

test('an act can write down a later one', async () => {
  const agenda = createAgenda();
  const happened: string[] = [];
  agenda.at(10, () => agenda.at(15, () => happened.push(`second at ${agenda.nowMs()}`)));
  agenda.at(12, () => happened.push(`first at ${agenda.nowMs()}`));
  await agenda.run();

  expect(happened).toEqual(['first at 12', 'second at 15']);
});

test('a pause goes on at its time', async () => {
  const agenda = createAgenda();
  const happened: number[] = [];
  const go = async () => {
    await agenda.pause(30);
    happened.push(agenda.nowMs());
    await agenda.pause(5);
    happened.push(agenda.nowMs());
  };
  agenda.at(100, () => void go());
  await agenda.run();

  expect(happened).toEqual([130, 135]);
});
