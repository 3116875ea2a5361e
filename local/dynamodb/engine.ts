/** Starts a DynamoDB on this machine, with the best engine that works. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isPortTaken, PortTaken } from '../ports.ts';
import { callDynamoDb } from './call.ts';
import { type EngineChoice, engineChoices, type Machine, whatToInstall } from './engine-choices.ts';
import { type Guarded, startGuarded } from './guarded.ts';
import { thisMachine } from './machine.ts';

export type Engine = {
  readonly url: string;
  /** Ends it; a repeat does nothing more. */
  readonly stop: () => Promise<void>;
};

type Options = {
  /** Without it, or 0: any port that is free. */
  readonly port?: number;
  /** Where the tables are kept; without it they are in memory. */
  readonly folder?: string;
  readonly machine?: Machine;
};

/**
 * A running engine that answers. Throws `PortTaken` when another program has the port; else an
 * Error that says what each engine said, and what to install.
 */
export const startEngine = async (options: Options = {}): Promise<Engine> => {
  const { port = 0, folder, machine = thisMachine(process.env) } = options;
  const complaints: string[] = [];
  for (const choice of engineChoices(machine)) {
    try {
      return await (port === 0 ? startAnywhere(choice, folder) : startOn(choice, port, folder));
    } catch (error) {
      if (isPortTaken(error)) throw error;
      complaints.push((error as Error).message);
    }
  }
  throw new Error(['No DynamoDB engine runs.', ...complaints, whatToInstall(machine)].join('\n'));
};

/**
 * An engine that is told to choose its port does not say which one it got, so we draw it. Linux,
 * macOS and Windows give out any free port only above this range, so only two engines can draw the
 * same.
 */
const drawnPorts = { from: 20_000, to: 32_000 };
const maxDraws = 5;

const startAnywhere = async (choice: EngineChoice, folder?: string): Promise<Engine> => {
  const { from, to } = drawnPorts;
  for (let draw = 1; ; draw += 1) {
    try {
      return await startOn(choice, from + Math.floor(Math.random() * (to - from)), folder);
    } catch (error) {
      if (!isPortTaken(error) || draw === maxDraws) throw error;
    }
  }
};

const startOn = async (choice: EngineChoice, port: number, folder?: string): Promise<Engine> => {
  const url = `http://127.0.0.1:${port}`;
  // Otherwise another program's answer could be taken for that of the engine, which is still
  // starting.
  if (choice.saysReady === undefined && (await isAnswering(url))) throw new PortTaken(port);
  const engine = startGuarded(choice.commandFor(port, folder));
  try {
    await untilReady(engine, choice, url);
  } catch (cause) {
    await engine.stop();
    const said = engine.said();
    if (/already in use|BindException/.test(said)) throw new PortTaken(port);
    throw new Error(`${choice.name} did not start: ${said || String(cause)}`, { cause });
  }
  return { url, stop: engine.stop };
};

const untilReady = async (
  engine: Guarded,
  { saysReady, patienceMs }: EngineChoice,
  url: string,
): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const isReady =
      saysReady === undefined ? await isAnswering(url) : engine.said().includes(saysReady);
    if (engine.hasEnded()) throw new Error('It ended at once.');
    if (isReady) return;
    if (performance.now() > deadline) throw new Error(`${patienceMs / 1000} s were not enough.`);
    await Promise.race([engine.ended, sleep(10)]);
  }
};

const isAnswering = async (url: string): Promise<boolean> => {
  try {
    await callDynamoDb(url, 'ListTables', {});
    return true;
  } catch {
    return false;
  }
};
