/**
 * The second half of `npm run test:mutants`: Stryker changes the functions' code, one place at a
 * time, and the tests must notice. `node scripts/mutants/run-stryker.ts merchant settle` does that
 * to these parts alone. Stryker has its own package and lock file in `stryker/`, since it needs a
 * newer Node than `npm ci` does. It is installed at the first run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Part = {
  /** The files that are changed. */
  readonly changed: readonly string[];
  /** The folders of `test/functions` that must notice it. */
  readonly tests: readonly string[];
  /** How many percent of the changes they must notice at least: what they did last, rounded down. */
  readonly least: number;
};

/**
 * A room with its own tests. Those of all rooms would take hours, since a change of a constant is
 * tried with every test there is. Handlers and services only wire what is tested here: the tests of
 * whole checkouts prove them. What is not noticed are changes that change nothing, and the wiring
 * at the end of a step's file.
 */
const room = (name: string, least: number): Part => ({
  changed: [`functions/${name}/*.ts`, '!functions/*/*-handler.ts', '!functions/*/*-services.ts'],
  tests: [name],
  least,
});

const priceFiles = [
  'currencies',
  'money',
  'percent',
  'destination',
  'tax',
  'shipping',
  'promotions',
  'pricing',
  'price-rules',
  'catalogue',
];

const parts: Readonly<Record<string, Part>> = {
  prices: {
    changed: [
      ...priceFiles.map((name) => `functions/pricing/${name}.ts`),
      'functions/checkout/approval.ts',
    ],
    tests: ['checkout', 'pricing'],
    least: 90,
  },
  merchant: room('merchant', 98),
  settle: room('settle', 97),
  steps: room('steps', 93),
  aws: room('aws', 92),
  events: room('events', 92),
};

const folder = path.resolve(import.meta.dirname, 'stryker');
const root = path.resolve(import.meta.dirname, '../..');
const stryker = path.join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/** Runs a command, and returns whether its status is 0. Throws when it can't be run. */
const succeeds = (command: string, args: readonly string[], cwd: string): boolean => {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  return status === 0;
};

/** Writes Stryker's configuration for one part, and returns its path from the root. */
const configOf = (name: string, { changed, tests, least }: Part): string => {
  const common = JSON.parse(readFileSync(path.join(folder, 'stryker.config.json'), 'utf8'));
  const roots = tests.map((each) => `<rootDir>/test/functions/${each}`);
  const config = {
    ...common,
    mutate: changed,
    jest: { ...common.jest, config: { ...common.jest.config, roots } },
    thresholds: { ...common.thresholds, break: least },
  };
  const file = path.join(root, 'coverage', `stryker-${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(config));
  return path.relative(root, file);
};

const holds = ([name, part]: readonly [string, Part]): boolean => {
  console.info(`\n${name}: at least ${part.least} % of the changes have to be noticed`);
  return succeeds(process.execPath, [stryker, 'run', configOf(name, part)], root);
};

/** Returns the exit code: 0 if enough changes were noticed, 1 if not, 2 for a part that is none. */
const strykerOn = (names: readonly string[]): 0 | 1 | 2 => {
  const unknown = names.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    console.error(
      `There is no part ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`,
    );
    return 2;
  }
  if (!existsSync(stryker) && !succeeds('npm', ['ci'], folder)) return 1;
  const chosen = Object.entries(parts).filter(
    ([name]) => names.length === 0 || names.includes(name),
  );
  const failed = chosen.filter((part) => !holds(part));
  if (failed.length === 0) return 0;
  console.error(`Too few changes were noticed in ${failed.map(([name]) => name).join(', ')}.`);
  return 1;
};

process.exitCode = strykerOn(process.argv.slice(2));
