/** A command that ends when it is told to, and also when this process is killed. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { compileCache } from '../compile-cache.ts';

export type Command = readonly [string, ...string[]];

export type Guarded = {
  /** The end of what it has written to its standard error. */
  readonly said: () => string;
  /** Resolves once the command and all processes that it has started are gone. */
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
  /** Ends it; a repeat does nothing more. */
  readonly stop: () => Promise<void>;
};

const keptCharacters = 2000;

/** Starts the command under its guard; see `guard.ts`. */
export const startGuarded = (command: Command): Guarded => {
  const guard = spawn(process.execPath, [path.join(import.meta.dirname, 'guard.ts'), ...command], {
    // With its code in the cache it needs no parser of TypeScript, which is a quarter of its memory.
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    stdio: ['pipe', 'ignore', 'pipe'],
    // Ctrl-C in a terminal reaches the whole process group. The command must not get it: it is
    // stopped after everything that still calls it.
    detached: true,
    windowsHide: true,
  });
  let said = '';
  guard.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-keptCharacters);
  });
  let hasEnded = false;
  // `close` comes when no process holds the other end of this pipe any more.
  const ended = new Promise<void>((resolve) => guard.once('close', () => resolve())).then(() => {
    hasEnded = true;
  });
  return {
    said: () => said.trim(),
    ended,
    hasEnded: () => hasEnded,
    stop: () => {
      guard.stdin.end();
      return ended;
    },
  };
};
