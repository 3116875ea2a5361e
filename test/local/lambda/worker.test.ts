/** The worker by itself: what it is posted, and what it posts. */
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

const workers: Worker[] = [];
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.terminate())));

/** A worker that has loaded this bundle, and what it said first. */
const loaded = async (code: string) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'worker-')), 'index.mjs');
  writeFileSync(file, code);
  const worker = new Worker(path.resolve(import.meta.dirname, '../../../local/lambda/worker.ts'), {
    workerData: { file, exportName: 'handler', functionName: 'Tested' },
    stdout: true,
  });
  workers.push(worker);
  const [first] = await once(worker, 'message');
  const invoke = async (event: unknown) => {
    const answered = once(worker, 'message');
    worker.postMessage({ id: 'i1', event, deadlineMs: Date.now() + 5000 });
    return (await answered)[0];
  };
  return { worker, first, invoke };
};

test('a handler gets the event and its context, and its answer comes back as JSON', async () => {
  const { first, invoke } = await loaded(
    `export const handler = async (event, { awsRequestId, functionName, getRemainingTimeInMillis }) =>
      ({ event, awsRequestId, functionName, left: getRemainingTimeInMillis() });`,
  );
  expect(first).toEqual({ loaded: true });
  const { id, result } = await invoke({ n: 1 });
  expect(id).toBe('i1');
  const { left, ...rest } = JSON.parse(result);
  expect(rest).toEqual({ event: { n: 1 }, awsRequestId: 'i1', functionName: 'Tested' });
  expect(left).toBeGreaterThan(4000);
  expect(left).toBeLessThanOrEqual(5000);
});

test('nothing comes back as null', async () => {
  const { invoke } = await loaded('export const handler = async () => {};');
  expect(await invoke({})).toEqual({ id: 'i1', result: 'null' });
});

test('an error comes back by its name and message, with a short trace', async () => {
  const { invoke } = await loaded(
    "export const handler = async () => { throw new TypeError('why'); };",
  );
  const { error } = await invoke({});
  expect(error).toMatchObject({ errorType: 'TypeError', errorMessage: 'why' });
  expect(error.trace.length).toBeLessThanOrEqual(8);
});

test('a thrown value that is not an error comes back as its text', async () => {
  const { invoke } = await loaded("export const handler = async () => { throw 'why'; };");
  expect(await invoke({})).toMatchObject({
    error: { errorType: 'Error', errorMessage: 'why', trace: [] },
  });
});

test('a bundle without the handler says so', async () => {
  const { invoke } = await loaded('export const other = 1;');
  expect(await invoke({})).toMatchObject({
    error: { errorMessage: 'The bundle exports no handler.' },
  });
});

test('a bundle that can’t be loaded says so before any call', async () => {
  const { first } = await loaded("throw new Error('no setting');");
  expect(first).toMatchObject({ initError: { errorMessage: 'no setting' } });
});

test.each([
  ["console.warn('careful')", { level: 'WARN', message: 'careful' }],
  ["console.log('a', 1)", { level: 'INFO', message: 'a 1' }],
])('%s is one line of JSON', async (statement, line) => {
  const { worker, invoke } = await loaded(`export const handler = async () => { ${statement}; };`);
  const said = once(worker.stdout.setEncoding('utf8'), 'data');
  await invoke({});
  expect(JSON.parse(String((await said)[0]))).toEqual(line);
});
