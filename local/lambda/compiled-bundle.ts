/**
 * Bundles as functions that get their surroundings as arguments. Each bundle is transformed once for
 * all processes and compiled once in each; the cache keeps both under the hash of the content.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { threadId } from 'node:worker_threads';
import { version as esbuild, transformSync } from 'esbuild';

/** What a bundle takes from its surroundings instead of from this process. */
const names = [
  'require',
  'module',
  'exports',
  'process',
  'console',
  'fetch',
  'crypto',
  'AbortSignal',
] as const;

export type Bundle = (around: Readonly<Record<(typeof names)[number], unknown>>) => void;

const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/holdfast/bundles');
const known = new Map<string, Bundle>();

/** The bundle in this file. Each call of it evaluates another copy. */
export const compiled = (file: string): Bundle => {
  const found = known.get(file) ?? compile(file);
  known.set(file, found);
  return found;
};

const compile = (file: string): Bundle => {
  const source = readFileSync(file, 'utf8');
  const key = createHash('sha256').update(`${esbuild} ${names.join()}\n${source}`).digest('hex');
  const code = kept(`${key}.cjs`, () => Buffer.from(transformed(source))).toString('utf8');
  // V8 takes back only what the same version has compiled with the same settings.
  const machine = `${process.version} ${process.arch} ${process.execArgv.join(' ')}`;
  const codeKey = createHash('sha256').update(`${key} ${machine}`).digest('hex');
  const cachedData = read(`${codeKey}.v8`);
  const script = new Script(code, { filename: file, ...(cachedData && { cachedData }) });
  const run = script.runInThisContext() as (...values: unknown[]) => void;
  let isKept = cachedData !== undefined && script.cachedDataRejected === false;
  return (around) => {
    run(...names.map((name) => around[name]));
    if (isKept) return;
    isKept = true;
    // By now V8 has compiled whatever a cold start needs.
    write(`${codeKey}.v8`, script.createCachedData());
  };
};

const transformed = (source: string): string => {
  const { code } = transformSync(source, {
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    supported: { 'dynamic-import': false },
  });
  return `(function (${names.join(', ')}) {${code}\n})`;
};

const kept = (name: string, make: () => Buffer): Buffer => {
  const there = read(name);
  if (there !== undefined) return there;
  const made = make();
  write(name, made);
  return made;
};

const read = (name: string): Buffer | undefined => {
  const file = path.join(folder, name);
  return existsSync(file) ? readFileSync(file) : undefined;
};

/** Writes the file whole or not at all, because other processes and threads read and write here, too. */
const write = (name: string, content: Buffer): void => {
  mkdirSync(folder, { recursive: true });
  const unfinished = path.join(folder, `${name}.${process.pid}-${threadId}`);
  writeFileSync(unfinished, content);
  renameSync(unfinished, path.join(folder, name));
};
