/** The document that the bench writes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import path from 'node:path';
import type { Outcome, Part } from './part.ts';

const root = path.resolve(import.meta.dirname, '..');

/** All parts, under what they were measured on. */
export const documentOf = (outcomes: ReadonlyMap<Part, Outcome>): string => `\
# Benchmarks

Written by \`npm run bench\`, which measures all of it anew in about a quarter of an hour. Every figure is of one run on one
machine, and each part says what it does not prove. Goals are printed beside figures, met or missed.

${machine()}

${[...outcomes].map(([{ title }, { text }]) => `## ${title}\n\n${text}\n`).join('\n')}`;

const machine = (): string => {
  const [cpu] = cpus();
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  return [
    `- ${new Date().toISOString().slice(0, 10)}, commit \`${commit()}\``,
    `- ${availableParallelism()} cores of ${cpu?.model.trim() ?? 'an unknown kind'}, ${gib} GiB, ${type()} ${release()}`,
    `- Node ${process.version}; ${versions().join(', ')}`,
  ].join('\n');
};

const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();

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
