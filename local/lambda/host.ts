/**
 * A thread that hosts environments. Functions wait for others nearly all the time, so one thread runs
 * many of them at once: an environment costs a copy of the bundle's state, not a thread and a heap.
 */
import { parentPort } from 'node:worker_threads';
import { type Environment, errorDetailOf, startEnvironment } from './environment.ts';
import type { FromHost, ToHost } from './host-messages.ts';

const environments = new Map<number, Environment>();
const post = (message: FromHost): void => parentPort?.postMessage(message);

const start = ({ environment, options }: Extract<ToHost, { kind: 'start' }>): void => {
  const say = (text: string): void => post({ kind: 'said', environment, text });
  const exit = (): void => {
    environments.delete(environment);
    post({ kind: 'exited', environment });
  };
  try {
    environments.set(environment, startEnvironment(options, { say, exit }));
    post({ kind: 'started', environment });
  } catch (error) {
    post({ kind: 'started', environment, error: errorDetailOf(error) });
  }
};

parentPort?.on('message', async (message: ToHost) => {
  const { environment } = message;
  switch (message.kind) {
    case 'start':
      start(message);
      break;
    case 'invoke': {
      const outcome = await environments.get(environment)?.invoke(message.invocation);
      if (outcome && environments.has(environment))
        post({ kind: 'answered', environment, outcome });
      break;
    }
    case 'end':
      environments.get(environment)?.end();
      environments.delete(environment);
      post({ kind: 'ended', environment });
  }
});
