/**
 * The second half of `npm run test:mutants`: Stryker changes the money code, one place at a time,
 * and the tests must notice. Stryker has its own package and lock file in `stryker/`, since it
 * needs a newer Node than `npm ci` does. It is installed at the first run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, 'stryker');
const root = path.resolve(import.meta.dirname, '../..');
const stryker = path.join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/** Runs a command; if its status is not 0, ends this process with that status. */
const run = (command: string, args: readonly string[], cwd: string): void => {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(stryker)) run('npm', ['ci'], folder);
const config = path.relative(root, path.join(folder, 'stryker.config.json'));
run(process.execPath, [stryker, 'run', config, ...process.argv.slice(2)], root);
