import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchOf } from '../../bench/bench.ts';
import type { Part } from '../../bench/part.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const partOf = (name: Part['name'], isSound = true): Part => ({
  name,
  title: `The title of ${name}`,
  minutes: 1,
  run: async () => ({ text: `The text of ${name}`, isSound }),
});

const file = path.join(folder, 'benchmarks.md');

/** The document; empty when there is none. */
const written = (): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const ran = async (parts: readonly Part[], args: readonly string[]) => {
  rmSync(file, { force: true });
  const printed: string[] = [];
  const bench = benchOf(parts, {
    file,
    print: (line) => void printed.push(line),
    prepare: async () => {},
    begin: () => ({ expect: () => {}, advance: () => {}, say: () => {}, end: () => {} }),
  });
  const isWell = await bench.run(args);
  return { isWell, printed, written: written() };
};

test('all parts are written into the document, with what they were measured on', async () => {
  const { isWell, written: document } = await ran([partOf('load'), partOf('many')], []);
  expect(isWell).toBe(true);
  expect(document).toContain('## The title of load\n\nThe text of load\n\n## The title of many\n');
  expect(document).toMatch(new RegExp(`^- Node ${process.version}; stripe \\d`, 'm'));
  expect(document).toMatch(/^- \d{4}-\d\d-\d\d, commit `[0-9a-f]{7,}`$/m);
  expect(document).toMatch(/^- other work on the machine: a load of \d+\.\d when it began/m);
});

test('what was measured is written, though a later part could not be', async () => {
  const broken: Part = { ...partOf('many'), run: () => Promise.reject(new Error('no engine')) };
  await expect(ran([partOf('load'), broken], [])).rejects.toThrow('no engine');
  expect(written()).toContain('The text of load');
});

test('one part is printed, and writes nothing', async () => {
  const { printed, written: document } = await ran([partOf('load'), partOf('many')], ['--many']);
  expect(printed).toEqual(['The text of many']);
  expect(document).toBe('');
});

test('a broken promise fails, and is named', async () => {
  const { isWell, printed } = await ran([partOf('load', false), partOf('many')], ['--load']);
  expect(isWell).toBe(false);
  expect(printed).toContain('load: a promise was broken, as its tables say.');
});

test('two options are one too many', async () => {
  await expect(ran([partOf('load'), partOf('many')], ['--load', '--many'])).rejects.toThrow(
    'Give one of the options',
  );
});
