import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LambdaConfiguration, LogLine } from '../../../local/lambda/function.ts';
import { createHosts } from '../../../local/lambda/hosts.ts';
import { Lambda } from '../../../local/lambda/lambda.ts';

const hosts = createHosts();
afterAll(() => hosts.stop());

const configuration = (folder: string, timeoutSeconds = 5): LambdaConfiguration => ({
  name: 'Tested',
  folder,
  handler: 'index.handler',
  timeoutSeconds,
  environment: { GIVEN: 'yes' },
});

const lambdaOf = (code: string, timeoutSeconds = 5) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lambda-'));
  writeFileSync(path.join(folder, 'index.js'), code);
  const logs: LogLine[] = [];
  const lambda = new Lambda(configuration(folder, timeoutSeconds), hosts, (line) =>
    logs.push(line),
  );
  return { lambda, logs };
};

test('an environment is loaded once and stays warm', async () => {
  const { lambda } = lambdaOf(
    'let calls = 0; export const handler = async ({ n }) => ({ calls: ++calls, n });',
  );
  expect(await lambda.invoke({ n: 1 })).toEqual({ calls: 1, n: 1 });
  expect(await lambda.invoke({ n: 2 })).toEqual({ calls: 2, n: 2 });
});

test('two invocations at once have an environment each', async () => {
  const { lambda } = lambdaOf(
    'let calls = 0; export const handler = async () => { calls += 1; await new Promise((r) => setTimeout(r, 50)); return calls; };',
  );
  expect(await Promise.all([lambda.invoke({}), lambda.invoke({})])).toEqual([1, 1]);
});

test('the environment is the function’s own, and nothing of this process', async () => {
  process.env.OF_THE_TEST = 'leaked';
  const { lambda } = lambdaOf('export const handler = async () => Object.keys(process.env);');
  expect(await lambda.invoke({})).toEqual(['GIVEN']);
});

test('a thrown error keeps its name', async () => {
  const { lambda } = lambdaOf(
    "export const handler = async () => { const e = new Error('why'); e.name = 'HoldGone'; throw e; };",
  );
  await expect(lambda.invoke({})).rejects.toMatchObject({ name: 'HoldGone', detail: 'why' });
});

test('a handler past its timeout is killed, and the next invocation gets a new environment', async () => {
  const { lambda } = lambdaOf(
    'let calls = 0; export const handler = async ({ slow }) => { calls += 1; if (slow) for (;;); return calls; };',
    1,
  );
  await expect(lambda.invoke({ slow: true })).rejects.toMatchObject({ name: 'Sandbox.Timedout' });
  expect(await lambda.invoke({})).toBe(1);
});

test('a process that ends is an error, and the next invocation works', async () => {
  const { lambda } = lambdaOf(
    'export const handler = async ({ end }) => { if (end) { process.exit(1); } return true; };',
  );
  await expect(lambda.invoke({ end: true })).rejects.toMatchObject({ name: 'Runtime.ExitError' });
  expect(await lambda.invoke({})).toBe(true);
});

test('a bundle that can’t be loaded says why', async () => {
  const { lambda } = lambdaOf("throw new Error('Missing environment variables: X.');");
  await expect(lambda.invoke({})).rejects.toMatchObject({
    detail: 'Missing environment variables: X.',
  });
});

test('what is logged is a line of JSON', async () => {
  const { lambda, logs } = lambdaOf(
    "export const handler = async () => { console.info({ message: 'done' }); };",
  );
  await lambda.invoke({});
  while (logs.length === 0) await new Promise(setImmediate);
  expect(JSON.parse(logs[0]?.text ?? '')).toEqual({ level: 'INFO', message: { message: 'done' } });
});

test('an invocation beyond the hundredth at once waits in line', async () => {
  let running = 0;
  let most = 0;
  const environment = {
    started: Promise.resolve(),
    invoke: async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return { result: 'true' };
    },
    end: () => {},
    isOver: () => false,
  };
  const lambda = new Lambda(configuration('/nowhere'), { start: () => environment }, () => {});

  const answers = await Promise.all(Array.from({ length: 250 }, () => lambda.invoke({})));

  expect(new Set(answers)).toEqual(new Set([true]));
  expect(most).toBe(100);
});

/** Environments that answer at once and stay; the test counts those that run. */
const countedHosts = () => {
  const counts = { started: 0, ended: 0 };
  const start = () => {
    counts.started += 1;
    return {
      started: Promise.resolve(),
      invoke: async () => ({ result: 'true' }),
      end: () => {
        counts.ended += 1;
      },
      isOver: () => false,
    };
  };
  return { counts, start };
};
const crowd = (lambda: Lambda) => Promise.all(Array.from({ length: 60 }, () => lambda.invoke({})));

test('a crowd is served by the environments of the crowd before it', async () => {
  const { counts, start } = countedHosts();
  const lambda = new Lambda(configuration('/nowhere'), { start }, () => {});

  await crowd(lambda);
  await crowd(lambda);

  expect(counts).toEqual({ started: 60, ended: 0 });
  await lambda.stop();
});

test('environments that nothing uses are ended after some minutes, except for one', async () => {
  jest.useFakeTimers();
  try {
    const { counts, start } = countedHosts();
    const lambda = new Lambda(configuration('/nowhere'), { start }, () => {});
    await crowd(lambda);

    jest.advanceTimersByTime(4 * 60_000);
    expect(counts.ended).toBe(0);
    jest.advanceTimersByTime(7 * 60_000);
    expect(counts.ended).toBe(59);

    await lambda.invoke({});
    expect(counts.started).toBe(60);
    await lambda.stop();
  } finally {
    jest.useRealTimers();
  }
});

test('new code is for the invocations that begin after it, and the others end as they began', async () => {
  const [old, fresh] = ['old', 'new'].map((name) =>
    lambdaOf(
      `export const handler = ({ ms }) => new Promise((r) => setTimeout(r, ms, '${name}'));`,
    ),
  );
  const { lambda } = old ?? lambdaOf('');
  await lambda.invoke({ ms: 1 });
  const running = lambda.invoke({ ms: 300 });
  await new Promise(setImmediate);

  lambda.configure({ ...lambda.configuration, folder: fresh?.lambda.configuration.folder ?? '' });

  expect(await lambda.invoke({ ms: 1 })).toBe('new');
  expect(await running).toBe('old');
  expect(await Promise.all([lambda.invoke({ ms: 9 }), lambda.invoke({ ms: 9 })])).toEqual([
    'new',
    'new',
  ]);
});

test('a slow start is not the handler’s time', async () => {
  const { lambda } = lambdaOf(
    'const until = Date.now() + 1500; while (Date.now() < until); export const handler = async () => true;',
    1,
  );
  expect(await lambda.invoke({})).toBe(true);
});
