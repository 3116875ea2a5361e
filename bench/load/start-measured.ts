/** Starts a process that is measured, and asks it how large it is. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileCache } from '../../local/compile-cache.ts';
import { askMemory, type FromMeasured, type Memory, type Ready } from './messages.ts';

export type Measured = Ready & {
  readonly memory: () => Promise<Memory>;
  /** Ends it, and forgets its data. */
  readonly stop: () => Promise<void>;
};

/** How long a process may take to stop what it has started. What it leaves ends with it. */
const patienceMs = 20_000;

/** `args` gets an empty folder for its data. Throws an Error with what the process said if it ends. */
export const startMeasured = async (
  file: 'holdfast-process' | 'plain-process',
  args: (folder: string) => readonly string[],
): Promise<Measured> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  const child = fork(path.join(import.meta.dirname, `${file}.ts`), args(folder), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hear = (): Promise<FromMeasured> =>
    new Promise((resolve, reject) => {
      child.once('message', (message) => resolve(message as FromMeasured));
      ended.then(() => reject(new Error(`${file} has ended: ${said.trim()}`)));
    });
  const first = await hear();
  if (!('ready' in first)) throw new Error(`${file} did not say where it is.`);
  return {
    ...first.ready,
    memory: async () => {
      const answer = hear();
      child.send(askMemory);
      const message = await answer;
      if (!('memory' in message)) throw new Error(`${file} did not say how large it is.`);
      return message.memory;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(impatience);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
