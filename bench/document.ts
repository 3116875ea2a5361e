/** The document that the bench writes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import path from 'node:path';
import type { Outcome, Part } from './part.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What a run began with. */
export type Beginning = {
  readonly at: Date;
  readonly commit: string;
  /** How many processes wanted a core in the minute before it (the load average). */
  readonly load: number;
};

/** Call it before the first part. */
export const beginning = (): Beginning => ({
  at: new Date(),
  commit: git('rev-parse', '--short', 'HEAD'),
  load: loadavg()[0] ?? 0,
});

/** All parts, under what they were measured on. */
export const documentOf = (
  outcomes: ReadonlyMap<Part, Outcome>,
  { at, commit, load }: Beginning,
): string => `\
# Benchmarks

Written by \`npm run bench\`, which measures all of it anew in about a quarter of an hour. Every figure is of one run on one
machine, and each part says what it does not prove. Goals are printed beside figures, met or missed.

- ${at.toISOString().slice(0, 10)}, commit \`${commit}\`
- ${machine()}
- other work on the machine: a load of ${load.toFixed(1)} when it began, where 1 is a core that is busy. From a half on, times are
  worth less than they look.
- Node ${process.version}; ${versions().join(', ')}

${[...outcomes].map(([{ title }, { text }]) => `## ${title}\n\n${text}\n`).join('\n')}`;

const machine = (): string => {
  const [cpu] = cpus();
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  const kind = cpu?.model.trim() ?? 'an unknown kind';
  return `${availableParallelism()} cores of ${kind}, ${gib} GiB, ${type()} ${release()}`;
};

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** As package.json pins them. */
const versions = (): readonly string[] => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const pinned = { ...dependencies, ...devDependencies, ...optionalDependencies };
  return [
    'stripe',
    '@aws-sdk/client-dynamodb',
    'aws-local-stepfunctions',
    '@dynoxide/linux-x64',
  ].map((name) => `${name} ${pinned[name]}`);
};
