/**
 * `npm run first-checkout`: runs `npm start` on this machine, buys one mug and waits until it is paid.
 * It proves a platform in half a minute; the GitHub workflow runs it where `.ci/run` isn't run. PORT
 * is honoured as by `npm start`, and so is the data folder: the order is there afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { buyOne } from './first-checkout/buy-one.ts';

const patienceMs = 120_000;

const start = (): ChildProcess =>
  spawn(process.execPath, ['local/main.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Resolves to the API's address once everything is served; rejects when `npm start` ends first. */
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

const system = start();
const ended = once(system, 'exit');
const timer = setTimeout(() => system.kill('SIGKILL'), patienceMs);
try {
  const checkout = await buyOne(await apiOf(system));
  console.log(`${checkout.status}: order ${checkout.orderId ?? '(none)'}, checkout ${checkout.id}`);
  process.exitCode = checkout.status === 'paid' ? 0 : 1;
} finally {
  clearTimeout(timer);
  system.stdout?.resume();
  system.kill('SIGINT');
  await ended;
}
