// Compiles the sources into dist/, for Node versions that don't run TypeScript: `node build.js`.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const here = import.meta.dirname;
const sources = path.join(here, 'src');
const dist = path.join(here, 'dist');
const lock = path.join(here, 'dist-lock');
/** The folders that are not compiled: Stripe.js and its frames are served as they are. */
const served = ['stripe-js/client', 'stripe-js/frame'];
/** A compiler needs two seconds; a lock that is older was left by a process that was killed. */
const longestBuildMs = 60_000;

const changedAt = (file) => statSync(file).mtimeMs;

/** Whether the sources were never compiled, or have changed since. */
const isOutdated = () => {
  const compiled = path.join(dist, 'command/main.js');
  if (!existsSync(compiled)) return true;
  const compiledAt = changedAt(compiled);
  return readdirSync(sources, { recursive: true }).some(
    (name) => changedAt(path.join(sources, name)) > compiledAt,
  );
};

const compile = async (outDir) => {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = path.join(path.dirname(manifest), 'bin/tsc');
  const project = path.join(here, 'tsconfig.build.json');
  try {
    await promisify(execFile)(process.execPath, [tsc, '--project', project, '--outDir', outDir]);
  } catch (cause) {
    throw new Error(`The stand-in does not compile:\n${cause.stdout || cause.message}`, { cause });
  }
};

/** Replaces dist/ as a whole. */
const build = async () => {
  const made = await mkdtemp(path.join(here, 'dist-'));
  try {
    await compile(made);
    for (const folder of served) {
      await cp(path.join(sources, folder), path.join(made, folder), { recursive: true });
    }
    await rm(dist, { recursive: true, force: true });
    await rename(made, dist);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
};

/** Whether this process may build now. A folder can be made by one process alone. */
const takeLock = async () => {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longestBuildMs) await rm(lock, { recursive: true, force: true });
    return false;
  }
};

/** Compiles if something has changed. If several processes start at once, one compiles for all. */
export const buildWhenOutdated = async () => {
  while (isOutdated()) {
    if (!(await takeLock())) {
      await sleep(50);
      continue;
    }
    try {
      if (isOutdated()) await build();
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
};

if (process.argv[1] === import.meta.filename) await buildWhenOutdated();
