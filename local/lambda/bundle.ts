/** Loads the bundles that are deployed into this thread: each environment gets a copy of its own. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { compiled } from './compiled-bundle.ts';

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** What differs from one environment to the next; everything else is this thread's own. */
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

/** Evaluates the bundle in `folder` again, as a cold start does, and returns its handler. */
export const instantiate = (folder: string, handler: string, around: Surroundings): Handler => {
  const [file = 'index', name = 'handler'] = handler.split('.');
  const bundle = path.join(folder, `${file}.js`);
  const module = { exports: {} as Record<string, Handler> };
  const require = (id: string): unknown =>
    around.modules[id.replace(/^node:/, '')] ?? nodeRequire(id);
  const { process, console, fetch, crypto, AbortSignal } = around;
  compiled(bundle)({
    require,
    module,
    exports: module.exports,
    process,
    console,
    fetch,
    crypto,
    AbortSignal,
  });
  const found = module.exports[name];
  if (found === undefined) throw new Error(`${bundle} exports no ${name}.`);
  return found;
};
