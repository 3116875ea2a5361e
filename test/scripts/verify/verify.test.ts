import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Check } from '../../../scripts/verify/check.ts';
import { verifyWith } from '../../../scripts/verify/verify.ts';

const checkOf = (name: string, run: Check['run']): Check => ({
  name,
  sentence: `Of ${name}.`,
  minutes: 1,
  run,
});

const sound = checkOf('sound', async () => [{ claim: 'All is well.', wrong: [] }]);
const unsound = checkOf('unsound', async () => [
  { claim: 'This holds.', wrong: [] },
  { claim: 'That holds.', wrong: ['here it does not', 'nor here'] },
]);
const broken = checkOf('broken', async () => {
  throw new Error('There is no engine.');
});

/** Whether all was as it should be, and what was printed. */
const verified = async (checks: readonly Check[], args: readonly string[] = []) => {
  const printed: string[] = [];
  const isSound = await verifyWith(checks, (text) => printed.push(text)).run(args);
  return { isSound, printed: printed.join('\n') };
};

test('claims that hold are counted, and all is well', async () => {
  expect(await verified([sound])).toEqual({
    isSound: true,
    printed: 'sound: Of sound.\n  ✓ All is well.\n1 passed, 0 failed',
  });
});

test('a claim that does not hold is printed with what contradicts it, and fails the command', async () => {
  const { isSound, printed } = await verified([unsound, sound]);

  expect(isSound).toBe(false);
  expect(printed).toContain('  ✗ That holds.\n      here it does not\n      nor here\n');
  expect(printed).toMatch(/\n2 passed, 1 failed$/);
});

test('a check that can’t be run has failed, and the next one is run', async () => {
  const { isSound, printed } = await verified([broken, sound]);

  expect(isSound).toBe(false);
  expect(printed).toContain('  ✗ The check broken can be run.\n      There is no engine.\n');
  expect(printed).toMatch(/\n1 passed, 1 failed$/);
});

describe('a check that the machine lacks something for', () => {
  const lacking: Check = { ...unsound, name: 'lacking', lack: () => 'It needs Java.' };

  test('is left out in so many words, and neither passed nor failed', async () => {
    const { isSound, printed } = await verified([lacking, sound]);

    expect(isSound).toBe(true);
    expect(printed).toContain('  – not run here, and not counted. It needs Java.\n');
    expect(printed).toMatch(/\n1 passed, 0 failed$/);
  });

  test('has failed when it was asked for', async () => {
    const { isSound, printed } = await verified([lacking, sound], ['--only', 'lacking']);

    expect(isSound).toBe(false);
    expect(printed).toContain('  ✗ The check lacking can be run.\n      It needs Java.\n');
  });
});

test('--only runs one of them', async () => {
  const { printed } = await verified([unsound, sound], ['--only', 'sound']);

  expect(printed).toMatch(/^sound: [\s\S]*\n1 passed, 0 failed$/);
});

test('--summary writes the numbers for a program', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
  const file = path.join(folder, 'summary.json');
  await verified([unsound], ['--summary', file]);

  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ passed: 1, failed: 1 });
  rmSync(folder, { recursive: true });
});

test('the help names each check', () => {
  expect(verifyWith([sound, unsound]).usage).toMatch(/sound +1 +Of sound\.\n +unsound +1 +Of/);
});
