/** The folder that keeps a local run's data between runs, for one process at a time. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

export type DataFolder = { readonly path: string; readonly release: () => void };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Takes the folder for this process; with `fresh` it is emptied first. Throws an Error while
 * another process that is still alive has it.
 */
export const takeDataFolder = (folder: string, fresh: boolean): DataFolder => {
  const lock = path.join(folder, 'lock');
  const holder = holderOf(lock);
  if (holder !== undefined) {
    throw new Error(
      `Another \`npm start\` (process ${holder}) runs in this folder. Stop it with Ctrl-C first; ` +
        'two can’t share their data.',
    );
  }
  rmSync(fresh ? folder : lock, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const descriptor = openSync(lock, 'wx');
  writeSync(descriptor, String(process.pid));
  closeSync(descriptor);
  return { path: folder, release: () => rmSync(lock, { force: true }) };
};

const holderOf = (lock: string): number | undefined => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return pid !== process.pid && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
};
