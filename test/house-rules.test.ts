/**
 * The repository keeps its house rules, and each rule is one: what it forbids is planted here, and has
 * to be found.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anys } from './house-rules/anys.ts';
import { barrels } from './house-rules/barrels.ts';
import { check } from './house-rules/check.ts';
import { circles } from './house-rules/circles.ts';
import { copies } from './house-rules/copies.ts';
import { except } from './house-rules/exceptions.ts';
import { shown } from './house-rules/finding.ts';
import { globals } from './house-rules/globals.ts';
import { houseOf, readHouse, withFile } from './house-rules/house.ts';
import { imports } from './house-rules/imports.ts';
import { lengths } from './house-rules/lengths.ts';
import { permissions } from './house-rules/permissions.ts';
import { type Planted, plantedGlobals, plantedImports } from './house-rules/planted.ts';
import { isIn } from './house-rules/room-of.ts';
import { rooms } from './house-rules/rooms.ts';
import { stepNames } from './house-rules/step-names.ts';
import { withTable } from './house-rules/table.ts';
import { testsByName } from './house-rules/tests-by-name.ts';
import { stepStates } from './support/step-states.ts';

const root = path.resolve(import.meta.dirname, '..');
const house = readHouse(root);
const steps = stepStates();
const small = (files: Readonly<Record<string, string>>) => houseOf(new Map(Object.entries(files)));
const named = (planted: Readonly<Record<string, readonly Planted[]>>) =>
  Object.entries(planted).flatMap(([room, all]) =>
    all.map((one) => [room, one.text, one] as const),
  );

/** A temporary folder with these files. */
const folderOf = (files: readonly (readonly [string, string])[]): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-house-'));
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
};

describe('this repository', () => {
  test('keeps the house rules', () => {
    expect(check(house).map(shown)).toEqual([]);
  });

  test('names each step alike in the state machine, the stack, its file and its test', () => {
    expect(stepNames(house, steps).map(shown)).toEqual([]);
  });

  test('shows the table of rooms in ARCHITECTURE.md: npm run rooms', () => {
    const document = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    expect(document).toBe(withTable(document));
  });
});

describe('the table of rooms', () => {
  test('has a planted import for each row, and a planted use of the world where it forbids one', () => {
    const without = rooms.filter((room) => room.without !== undefined);
    expect(Object.keys(plantedImports)).toEqual(rooms.map(({ name }) => name));
    expect(Object.keys(plantedGlobals)).toEqual(without.map(({ name }) => name));
  });

  test('puts no file into two rooms', () => {
    const claimed = house.sources.map(({ file }) => [
      file,
      rooms.filter((room) => isIn(room, file)).map(({ name }) => name),
    ]);
    expect(claimed.filter(([, names = []]) => names.length > 1)).toEqual([]);
  });

  test.each(named(plantedImports))('keeps out of %s: %s', (_, __, { file, text, what }) => {
    const found = imports(small({ [file]: text }));
    expect(found.map((finding) => [finding.file, finding.what])).toEqual([[file, what]]);
  });

  test.each(named(plantedGlobals))('keeps out of %s: %s', (_, __, { file, text, what }) => {
    const found = globals(small({ [file]: text }));
    expect(found.map((finding) => [finding.file, finding.what])).toEqual([[file, what]]);
  });

  test.each([
    'src/index.ts',
    'functions/index.ts',
    'functions/services/orders.ts',
    'local/aws/page.js',
    'packages/other/src/index.ts',
    'jest.setup.cjs',
  ])('has no room for %s', (file) => {
    const planted = small({ [file]: 'export const it = 1;' });
    expect([...imports(planted), ...lengths(planted, [])].map(({ what }) => what)).toEqual([
      'no room',
    ]);
  });

  test('is held to by `npm run check`, file by file', () => {
    const planted = [...named(plantedImports), ...named(plantedGlobals)].map(
      ([, text, { file }], index) => ({ file: file.replace(/(?<=\/)x\./, `x${index}.`), text }),
    );
    const folder = folderOf([
      ...house.texts,
      ...planted.map(({ file, text }) => [file, text] as const),
    ]);

    const script = path.join(root, 'test/house-rules/run.ts');
    const run = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });

    const silent = planted.filter(({ file }) => !run.stderr.includes(`${file}:`));
    expect([run.status, silent]).toEqual([1, []]);
  });
});

test('what is installed, synthesized or built is not read', () => {
  const folder = folderOf([
    ['local/a.ts', ''],
    ['node_modules/b/index.js', ''],
    ['packages/c/dist/index.js', ''],
    ['cdk.out/asset.1/index.mjs', ''],
  ]);
  const { texts } = readHouse(folder);
  rmSync(folder, { recursive: true });
  expect([...texts.keys()]).toEqual(['local/a.ts']);
});

describe('an import is seen', () => {
  test.each([
    ["import 'node:fs';"],
    ["import fs from 'node:fs';"],
    ["import {\n  readFileSync,\n} from\n  'node:fs';"],
    ["import type fs from 'node:fs';"],
    ["import { type Stats } from 'node:fs';"],
    ["export * from 'node:fs';"],
    ["export { readFileSync } from 'node:fs';"],
    ["export type { Stats } from 'node:fs';"],
    ["export const it = await import('node:fs');"],
    ['export const it = await import(`node:fs`);'],
    ["export const it = () => require('node:fs');"],
    ["export const it = require.resolve('node:fs');"],
    ["export const it = import.meta.resolve('node:fs');"],
    ["import fs = require('node:fs');"],
    ["export type It = import('node:fs').Stats;"],
    ["export const it = new URL('node:fs', import.meta.url);"],
  ])('%s', (text) => {
    const found = imports(small({ 'functions/checkout/x.ts': text }));
    expect(found.map(({ what }) => what)).toEqual(['node:fs']);
  });

  test('as computed, when its name can’t be read from the code', () => {
    const text = "export const it = (name: string) => import('./' + name);";
    const found = imports(small({ 'functions/checkout/x.ts': text }));
    expect(found.map(({ what }) => what)).toEqual(['a computed import']);
  });

  test('not in a comment, nor in a text', () => {
    const text = "// import 'node:fs';\nexport const it = \"import 'node:fs'\";";
    expect(imports(small({ 'functions/checkout/x.ts': text }))).toEqual([]);
  });

  test('on its line', () => {
    const text = "/** Ünïcode. */\n\nimport fs from 'node:fs';\nexport const it = fs;\n";
    expect(imports(small({ 'functions/checkout/x.ts': text })).map(({ line }) => line)).toEqual([
      3,
    ]);
  });
});

test('a date from a given time, and a type named like a global, do not count as a use of the world', () => {
  const text = `
    export const at = (ms: number): string => new Date(ms).toISOString();
    export const isTime = (value: unknown): boolean => value instanceof Date;
    export const parsed = (text: string): number => Date.parse(text);
    export type Ask = typeof fetch;
    export const asked = { process: 1, fetch: 2 }.fetch;`;
  expect(globals(small({ 'functions/checkout/x.ts': text }))).toEqual([]);
});

test('a circle of imports is found, for types alone, too', () => {
  const found = circles(
    small({
      'local/a.ts': "import { b } from './b.ts';\nexport type A = typeof b;",
      'local/b.ts': "import { c } from './c.ts';\nexport const b = c;",
      'local/c.ts': "import type { A } from './a.ts';\nexport const c: A = 1;",
      'local/d.ts': "import { b } from './b.ts';\nexport const d = b;",
    }),
  );
  expect(found.map(shown)).toEqual([
    expect.stringMatching(/^local\/a\.ts .*circle of imports with local\/b\.ts, local\/c\.ts:/),
  ]);
});

test.each([
  ["export * from './a.ts';"],
  ["/** All of it. */\nexport { a } from './a.ts';\nexport type { B } from './b.ts';"],
])('a file that only exports what others hold is found: %s', (text) => {
  expect(barrels(small({ 'local/x.ts': text })).map(({ what }) => what)).toEqual(['a barrel']);
});

test.each([
  ['export const it = (event: any) => event;'],
  ['export type It = Record<string, any>;'],
  ['export const it = JSON.parse("1") as any;'],
])('any is found: %s', (text) => {
  expect(anys(small({ 'test/x.ts': text })).map(({ line }) => line)).toEqual([1]);
});

describe('a file that is too long is found', () => {
  const lines = (count: number): string => 'export {};\n'.repeat(count);

  test('by what its room allows', () => {
    const found = lengths(
      small({ 'functions/steps/x.ts': lines(101), 'functions/steps/y.ts': lines(100) }),
      [],
    );
    expect(found.map(({ file }) => file)).toEqual(['functions/steps/x.ts']);
  });

  test('by what its reason allows', () => {
    const reason = { file: 'functions/steps/x.ts', lines: 110, why: 'it is one thing' };
    expect(lengths(small({ 'functions/steps/x.ts': lines(110) }), [reason])).toEqual([]);
    expect(lengths(small({ 'functions/steps/x.ts': lines(111) }), [reason])).toHaveLength(1);
  });

  test('and so is a reason that is not needed any more', () => {
    const reason = { file: 'functions/steps/x.ts', lines: 110, why: 'it is one thing' };
    const found = lengths(small({ 'functions/steps/x.ts': lines(100) }), [reason]);
    expect(found.map(shown)).toEqual([expect.stringContaining('it is not any more')]);
  });
});

describe('a step is found whose names do not agree', () => {
  const [first, ...others] = steps;
  if (first === undefined) throw new Error('The state machine has no steps.');

  test.each([
    ['a function of another name', { ...first, construct: 'Reserve' }],
    ['another file', { ...first, entry: 'functions/steps/capture.ts' }],
  ])('with %s', (_, renamed) => {
    const found = stepNames(house, [renamed, ...others]);
    expect(found.map(({ what }) => what)).toEqual([first.state]);
  });

  test('with no file and no test', () => {
    const entry = 'functions/steps/reserve-stock.ts';
    const found = stepNames(house, [
      ...steps,
      { state: 'ReserveStock', construct: 'ReserveStock', entry },
    ]);
    expect(found.map(shown)).toEqual([
      expect.stringContaining(`has no file ${entry}`),
      expect.stringContaining('has no file test/functions/steps/reserve-stock.test.ts'),
    ]);
  });

  test('with a file that no state runs', () => {
    const found = stepNames(withFile(house, 'functions/steps/reserve.ts', 'export {};'), steps);
    expect(found.map(({ file }) => file)).toEqual(['functions/steps/reserve.ts']);
  });
});

describe('a module without a test of its name is found', () => {
  const text = 'export const it = () => 1;';

  test.each([
    ['functions/aws/x.ts', 'test/functions/aws/x.test.ts'],
    ['local/console/x.js', 'test/local/console/x.test.ts'],
    ['packages/stripe-stand-in/src/a/x.ts', 'packages/stripe-stand-in/test/a/x.test.ts'],
  ])('%s', (file, test) => {
    expect(testsByName(small({ [file]: text }), []).map((found) => found.file)).toEqual([file]);
    expect(testsByName(small({ [file]: text, [test]: '' }), [])).toEqual([]);
  });

  test('unless nothing in it runs', () => {
    const types = "import type { B } from './b.ts';\nexport type A = B;\nexport const c = 'c';";
    expect(testsByName(small({ 'functions/aws/x.ts': types }), [])).toEqual([]);
  });

  test('unless a test of another name is given, which has to be there', () => {
    const elsewhere = [{ test: 'test/y.test.ts', why: 'asks it', modules: ['functions/aws/x.ts'] }];
    const files = { 'functions/aws/x.ts': text };
    expect(testsByName(small({ ...files, 'test/y.test.ts': '' }), elsewhere)).toEqual([]);
    expect(testsByName(small(files), elsewhere).map(({ what }) => what)).toEqual([
      'test/y.test.ts',
    ]);
  });

  test('and so is a module that is said to be tested elsewhere, and has its own test', () => {
    const elsewhere = [{ test: 'test/y.test.ts', why: 'asks it', modules: ['functions/aws/x.ts'] }];
    const own = { 'functions/aws/x.ts': text, 'test/functions/aws/x.test.ts': '' };
    const found = testsByName(small({ ...own, 'test/y.test.ts': '' }), elsewhere);
    expect(found.map(({ what }) => what)).toEqual(['functions/aws/x.ts']);
  });
});

describe('six equal lines in two places are found', () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, index) => `const line${index} = ${index};\n`).join('');

  test.each([
    ['two files', { 'local/a.ts': lines(6), 'infra/b.ts': `const x = 1;\n${lines(6)}` }],
    ['one file', { 'web/a.css': `${lines(6)}a {}\n${lines(6)}` }],
    [
      'other white space',
      { 'web/a.ts': lines(6), 'web/b.ts': lines(6).replaceAll('\n', '\n\n  ') },
    ],
    [
      'a comment between',
      { 'web/a.ts': lines(6), 'web/b.ts': `${lines(3)}// x\n${lines(6).slice(51)}` },
    ],
  ])('in %s', (_, files) => {
    expect(copies(small(files))).toHaveLength(1);
  });

  test.each([
    ['five lines', { 'local/a.ts': lines(5), 'local/b.ts': lines(5) }],
    ['tests', { 'test/a.ts': lines(9), 'test/b.ts': lines(9) }],
    [
      'imports',
      {
        'web/a.ts': "import {\n  a,\n  b,\n  c,\n  d,\n  e,\n  f,\n} from './x.ts';\n",
        'web/b.ts': "import {\n  a,\n  b,\n  c,\n  d,\n  e,\n  f,\n} from './x.ts';\n",
      },
    ],
  ])('but not %s', (_, files) => {
    expect(copies(small(files))).toEqual([]);
  });
});

describe('an exception', () => {
  const finding = { file: 'a.ts', line: 1, what: 'x', sentence: 'imports x' };
  const exception = { file: 'a.ts', what: 'x', why: 'it must' };

  test('allows what it names, in its file alone', () => {
    expect(except([finding], [exception], 'list.ts')).toEqual([]);
    expect(except([finding, { ...finding, file: 'b.ts' }], [exception], 'list.ts')).toHaveLength(1);
    expect(except([finding, { ...finding, what: 'y' }], [exception], 'list.ts')).toHaveLength(1);
  });

  test('that is not needed any more is found', () => {
    const found = except([], [exception], 'list.ts');
    expect(found.map(shown)).toEqual([expect.stringMatching(/^list\.ts allows a\.ts .*delete/)]);
  });
});

test('a permission that nobody uses is found', () => {
  const without = new Map(
    [...house.texts].filter(([file]) => file !== 'functions/aws/aws-json.ts'),
  );
  expect(permissions(houseOf(without)).map(shown)).toEqual([
    expect.stringContaining('permits functions/aws to import aws4fetch'),
  ]);
});

test('ARCHITECTURE.md without a place for the table is refused', () => {
  expect(() => withTable('# Architecture')).toThrow('There is no place for the table');
});
