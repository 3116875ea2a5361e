/**
 * One Lambda execution environment, in a worker thread: loads the bundle once, then runs one
 * invocation after the other, as Lambda does.
 */

import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

type Invocation = {
  readonly id: string;
  readonly event: unknown;
  readonly deadlineMs: number;
};

type Context = {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly getRemainingTimeInMillis: () => number;
};

type Handler = (event: unknown, context: Context) => Promise<unknown>;

const { file, exportName, functionName } = workerData as {
  file: string;
  exportName: string;
  functionName: string;
};

/** What the function logs becomes one JSON object per line, as in Lambda's JSON log format. */
for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  console[level] = (...said: unknown[]) => {
    const message = said.length === 1 ? said[0] : said.map(String).join(' ');
    const name = (level === 'log' ? 'info' : level).toUpperCase();
    process.stdout.write(`${JSON.stringify({ level: name, message })}\n`);
  };
}

const errorOf = (error: unknown) => ({
  errorType: error instanceof Error ? error.name : 'Error',
  errorMessage: error instanceof Error ? error.message : String(error),
  trace: error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 8) : [],
});

const module = import(pathToFileURL(file).href) as Promise<Record<string, Handler>>;
module.then(
  () => parentPort?.postMessage({ loaded: true }),
  (error: unknown) => parentPort?.postMessage({ initError: errorOf(error) }),
);

parentPort?.on('message', async ({ id, event, deadlineMs }: Invocation) => {
  try {
    const handler = (await module)[exportName];
    if (handler === undefined) throw new Error(`The bundle exports no ${exportName}.`);
    const result = await handler(event, {
      awsRequestId: id,
      functionName,
      getRemainingTimeInMillis: () => deadlineMs - Date.now(),
    });
    parentPort?.postMessage({ id, result: JSON.stringify(result ?? null) });
  } catch (error) {
    parentPort?.postMessage({ id, error: errorOf(error) });
  }
});
