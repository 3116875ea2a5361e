/** The very bundles that are deployed, loaded into this process: each environment gets its own copy. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** What differs from one environment to the next; everything else is this process's own. */
export type Surroundings = {
  /** Modules that take the place of Node's, by name without `node:`. */
  readonly modules: Readonly<Record<string, unknown>>;
  readonly process: unknown;
  readonly console: unknown;
  readonly fetch: typeof fetch;
  readonly crypto: unknown;
  readonly AbortSignal: unknown;
};

const nodeRequire = createRequire(import.meta.url);
const compiled = new Map<string, (...values: unknown[]) => void>();
const names = [
  'require',
  'module',
  'exports',
  'process',
  'console',
  'fetch',
  'crypto',
  'AbortSignal',
];

/** Evaluates the bundle in `folder` once more, as a cold start does, and returns its handler. */
export const instantiate = (folder: string, handler: string, around: Surroundings): Handler => {
  const [file = 'index', name = 'handler'] = handler.split('.');
  const bundle = path.join(folder, `${file}.mjs`);
  const run = compiled.get(bundle) ?? compile(bundle);
  const module = { exports: {} as Record<string, Handler> };
  const require = (id: string): unknown =>
    around.modules[id.replace(/^node:/, '')] ?? nodeRequire(id);
  const { process, console, fetch, crypto, AbortSignal } = around;
  run(require, module, module.exports, process, console, fetch, crypto, AbortSignal);
  const found = module.exports[name];
  if (found === undefined) throw new Error(`${bundle} exports no ${name}.`);
  return found;
};

const compile = (bundle: string): ((...values: unknown[]) => void) => {
  const { code } = transformSync(readFileSync(bundle, 'utf8'), {
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    supported: { 'dynamic-import': false },
  });
  const run = compileFunction(code, names, { filename: bundle }) as (...values: unknown[]) => void;
  compiled.set(bundle, run);
  return run;
};
