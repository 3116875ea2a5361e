// Compiles the sources into dist/, for every Node that runs no TypeScript. `node build.js` runs it.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const here = import.meta.dirname;
const dist = path.join(here, 'dist');
/** What the compiler leaves alone: Stripe.js and its frames are served as they are. */
const served = ['stripe-js/client', 'stripe-js/frame'];

const compile = async (outDir) => {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = path.join(path.dirname(manifest), 'bin/tsc');
  const project = path.join(here, 'tsconfig.build.json');
  try {
    await promisify(execFile)(process.execPath, [tsc, '--project', project, '--outDir', outDir]);
  } catch (cause) {
    throw new Error(`The stand-in does not compile:\n${cause.stdout ?? cause.message}`, { cause });
  }
};

/** Replaces dist/ as a whole, so that another process sees the old one or the new one. */
export const build = async () => {
  const made = await mkdtemp(path.join(here, 'dist-'));
  try {
    await compile(made);
    for (const folder of served) {
      await cp(path.join(here, 'src', folder), path.join(made, folder), { recursive: true });
    }
    await rm(dist, { recursive: true, force: true });
    await rename(made, dist);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
};

if (process.argv[1] === import.meta.filename) await build();
