import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHosts } from '../../../local/lambda/hosts.ts';

const hosts = createHosts();
afterAll(() => hosts.stop());

const start = (code: string, on = hosts, say: (text: string) => void = () => {}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hosts-'));
  writeFileSync(path.join(folder, 'index.js'), code);
  return on.start({ functionName: 'Tested', folder, handler: 'index.handler', variables: {} }, say);
};

const invocation = { id: 'i1', event: {}, deadlineMs: Date.now() + 5000 };
const slow = 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));';
const busy = 'export const handler = () => { for (;;); };';
const quick = 'export const handler = async () => true;';

test('many environments run at once', async () => {
  const code =
    'export const handler = () => new Promise((resolve) => setTimeout(resolve, 200, true));';
  const begun = performance.now();
  const all = Array.from({ length: 40 }, () => start(code).invoke(invocation));

  expect(await Promise.all(all)).toEqual(all.map(() => ({ result: 'true' })));
  expect(performance.now() - begun).toBeLessThan(40 * 200);
});

test('an environment that is ended while it waits leaves the others alone', async () => {
  const [ended, other] = [start(slow), start(quick)];
  const answered = ended.invoke(invocation);

  ended.end();

  await expect(answered).rejects.toMatchObject({ name: 'Runtime.ExitError' });
  expect(ended.isOver()).toBe(true);
  expect(await other.invoke(invocation)).toEqual({ result: 'true' });
});

test('an environment that never waits ends with its thread, and meanwhile nothing new starts there', async () => {
  const hanging = start(busy);
  await hanging.started;
  const answered = hanging.invoke(invocation);

  hanging.end({ isLate: true });

  expect(await start(quick).invoke(invocation)).toEqual({ result: 'true' });
  await expect(answered).rejects.toMatchObject({ name: 'Runtime.ExitError' });
});

test('an environment that is over takes no invocation', async () => {
  const environment = start(quick);
  await environment.invoke(invocation);
  environment.end();
  while (!environment.isOver()) await new Promise(setImmediate);

  await expect(environment.invoke(invocation)).rejects.toMatchObject({ name: 'Runtime.ExitError' });
});

test('a thread that is only busy is not ended with what is late there', async () => {
  const [own, said] = [createHosts(1), [] as string[]];
  const startOwn = (code: string) => start(code, own, (text) => said.push(text));
  const second =
    'export const handler = async () => { const until = Date.now() + 900; while (Date.now() < until); console.info(1); };';
  const working = Array.from({ length: 4 }, () => startOwn(second));
  const late = startOwn(slow);
  await Promise.all([...working, late].map(({ started }) => started));

  const done = working.map((environment) => environment.invoke(invocation));
  late.end({ isLate: true });

  expect(await Promise.all(done)).toEqual(working.map(() => ({ result: 'null' })));
  expect(said).toHaveLength(4);
  expect(await startOwn(quick).invoke(invocation)).toEqual({ result: 'true' });
  await own.stop();
});
