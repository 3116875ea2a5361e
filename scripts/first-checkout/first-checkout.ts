/**
 * Checks in half a minute that Holdfast runs on a platform: starts the system of `npm start`, buys
 * the first product in stock, and waits until it is paid. The GitHub workflow uses it on the
 * platforms on which it does not run `.ci/run`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { commandOf } from '../terminal/run-command.ts';
import { buyOne } from './buy-one.ts';

const usage = `Usage: npm run first-checkout

Runs npm start on this machine, buys the first product in stock with a test card, and waits until it
is paid. PORT and the data folder are those of npm start: the order is there afterwards.

  --help   this text`;

const patienceMs = 120_000;

const start = (): ChildProcess =>
  spawn(process.execPath, ['local/main.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Resolves to the API's address once the system is ready; rejects when it ends before that. */
const apiOf = async (system: ChildProcess): Promise<string> => {
  if (system.stdout === null) throw new Error('npm start has no output.');
  let api = '';
  for await (const line of createInterface({ input: system.stdout })) {
    console.log(line);
    api = /^api +(\S+)/.exec(line)?.[1] ?? api;
    if (line.startsWith('ready')) return api;
  }
  throw new Error('npm start ended before it was ready.');
};

const run = async (): Promise<boolean> => {
  const system = start();
  const ended = once(system, 'exit');
  const timer = setTimeout(() => system.kill('SIGKILL'), patienceMs);
  try {
    const { id, orderId = '(none)', status } = await buyOne(await apiOf(system));
    console.log(`${status}: order ${orderId}, checkout ${id}`);
    return status === 'paid';
  } finally {
    clearTimeout(timer);
    system.stdout?.resume();
    system.kill('SIGINT');
    await ended;
  }
};

export const firstCheckout = commandOf({ usage, options: {}, act: run });
