import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Definition } from '../../../local/step-functions/definition.ts';
import { Executions } from '../../../local/step-functions/executions.ts';
import type { Task } from '../../../local/step-functions/tasks.ts';

const definition: Definition = {
  StartAt: 'First',
  States: {
    First: { Type: 'Task', Resource: 'first', Next: 'Second' },
    Second: {
      Type: 'Task',
      Resource: 'second',
      End: true,
      Retry: [{ ErrorEquals: ['Busy'] }],
      Catch: [{ ErrorEquals: ['Caught'], Next: 'Rescued' }],
    },
    Rescued: { Type: 'Succeed' },
  },
};
const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested';
const executionsOf = (tasks: Record<string, Task>, folder?: string) =>
  new Executions({
    stateMachineArn,
    definition,
    tasks: { First: async (input) => input, ...tasks },
    retryDelayMs: 0,
    ...(folder !== undefined && { folder }),
  });
/** A task that lasts until the test is over, so that nothing of it is left behind. */
const lasting: (() => void)[] = [];
const last: Task = () => new Promise((resolve) => lasting.push(() => resolve('late')));
afterEach(() => {
  for (const end of lasting.splice(0)) end();
});

const named = (name: string) => Object.assign(new Error('why'), { name });
const statesOf = (history: readonly { type: string; state?: { name: string } }[] = []) =>
  history.filter(({ type }) => type === 'StateEntered').map(({ state }) => state?.name);

test('a name with its input is started once, and not again after its end', async () => {
  let runs = 0;
  const executions = executionsOf({ Second: async () => (runs += 1) });
  const first = executions.start('a', { n: 1 });
  expect(executions.start('a', { n: 1 })).toBe(first);
  expect(() => executions.start('a', { n: 2 })).toThrow(/Execution Already Exists/);
  await executions.whenEnded('a');
  expect(() => executions.start('a', { n: 1 })).toThrow(/Execution Already Exists/);
  expect([runs, first.status, first.output]).toEqual([1, 'SUCCEEDED', 1]);
  expect(first.arn).toBe('arn:aws:states:us-east-1:000000000000:execution:Tested:a');
});

test('a state that is entered, entered again and redriven says which attempt it is', async () => {
  const seen: unknown[] = [];
  const failures = ['Busy', 'Again', 'Again', 'Down'];
  const context = {
    'entered.$': '$$.State.EnteredTime',
    'retries.$': '$$.State.RetryCount',
    'redrives.$': '$$.Execution.RedriveCount',
  };
  const executions = new Executions({
    stateMachineArn,
    definition: {
      StartAt: 'Only',
      States: {
        Only: {
          Type: 'Task',
          Resource: 'only',
          Parameters: context,
          Retry: [{ ErrorEquals: ['Busy'] }],
          Catch: [{ ErrorEquals: ['Again'], Next: 'Only' }],
          End: true,
        },
      },
    },
    tasks: {
      Only: async (input) => {
        const { entered, retries, redrives } = input as Record<string, unknown>;
        seen.push([retries, redrives]);
        expect(Date.parse(String(entered))).not.toBeNaN();
        const failure = failures.shift();
        if (failure !== undefined) throw named(failure);
      },
    },
    retryDelayMs: 0,
  });
  executions.start('a', {});
  expect((await executions.whenEnded('a'))?.status).toBe('FAILED');
  executions.redrive('a');
  expect((await executions.whenEnded('a'))?.status).toBe('SUCCEEDED');
  expect(seen).toEqual([
    [0, 0],
    [1, 0],
    [0, 0],
    [0, 0],
    [0, 1],
  ]);
});

test('errors are retried and caught by their names', async () => {
  const failures = ['Busy', 'Busy', 'Caught'];
  const executions = executionsOf({ Second: () => Promise.reject(named(failures.shift() ?? '')) });
  executions.start('a', {});
  const ended = await executions.whenEnded('a');
  expect(ended?.status).toBe('SUCCEEDED');
  expect(statesOf(ended?.history)).toEqual(['First', 'Second', 'Rescued']);
});

test('a redrive goes on at the state that failed, with its input', async () => {
  let isWell = false;
  const seen: unknown[] = [];
  const executions = executionsOf({
    First: async () => ({ from: 'first' }),
    Second: async (input) => {
      seen.push(input);
      if (!isWell) throw named('Down');
      return 'done';
    },
  });
  executions.start('a', {});
  expect(await executions.whenEnded('a')).toMatchObject({
    status: 'FAILED',
    error: 'Down',
    cause: 'why',
  });
  isWell = true;
  executions.redrive('a');
  const ended = await executions.whenEnded('a');
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
  expect(seen).toEqual([{ from: 'first' }, { from: 'first' }]);
  expect(statesOf(ended?.history)).toEqual(['First', 'Second', 'Second']);
  expect(() => executions.redrive('a')).toThrow(/nothing to redrive/);
});

test('an execution that is stopped stays where it stands', async () => {
  const executions = executionsOf({ Second: last });
  executions.start('a', {});
  while (statesOf(executions.get('a')?.history).length < 2) await new Promise(setImmediate);
  await executions.abort('a');
  expect(executions.get('a')?.status).toBe('ABORTED');
});

test('a state that fails after the stop is not tried again', async () => {
  const { promise, reject } = Promise.withResolvers<unknown>();
  let calls = 0;
  const executions = executionsOf({
    Second: () => {
      calls += 1;
      return promise;
    },
  });
  executions.start('a', {});
  while (calls === 0) await new Promise(setImmediate);
  await executions.abort('a');
  reject(named('Busy'));
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  expect(calls).toBe(1);
});

test('what ran when the process died is aborted at the next start; what had ended is kept', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'executions-'));
  const before = executionsOf({ Second: async () => 'done' }, folder);
  before.start('ended', {});
  await before.whenEnded('ended');
  executionsOf({ Second: last }, folder).start('running', {});
  appendFileSync(path.join(folder, 'executions.jsonl'), '{"name":"half');

  while (lasting.length === 0) await new Promise(setImmediate);
  const after = executionsOf({}, folder);
  expect(after.get('ended')).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
  expect(after.get('running')).toMatchObject({ status: 'ABORTED' });
  expect(after.list()).toHaveLength(2);
});

test('however many have succeeded, memory has the histories of a thousand, and the file has all', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'executions-'));
  const executions = executionsOf({ Second: async () => 'done' }, folder);
  const names = Array.from({ length: 1100 }, (_, n) => `chk_${n}`);
  for (const name of names) {
    executions.start(name, { name });
    await executions.whenEnded(name);
  }
  const inMemory = executions.list().filter(({ history }) => history.length > 0);
  expect(inMemory).toHaveLength(1000);
  expect(statesOf(executions.get('chk_0')?.history)).toEqual(['First', 'Second']);
  expect(executions.get('chk_0')?.history).toHaveLength(6);
  expect(executions.list()).toHaveLength(1100);

  const after = executionsOf({}, folder);
  expect(after.get('chk_0')).toMatchObject({ status: 'SUCCEEDED', output: 'done', history: [] });
  expect(after.get('chk_1099')?.history).toHaveLength(6);
  expect(() => after.start('chk_0', { name: 'chk_0' })).toThrow(/Execution Already Exists/);
});

test('one that has failed keeps its history, and is redriven', async () => {
  let isWell = false;
  const executions = executionsOf({
    Second: async (input) => {
      if (isWell || input !== 'fails') return 'done';
      throw named('Down');
    },
  });
  executions.start('failed', 'fails');
  await executions.whenEnded('failed');
  for (let n = 0; n < 1010; n += 1) {
    executions.start(`chk_${n}`, {});
    await executions.whenEnded(`chk_${n}`);
  }
  isWell = true;
  executions.redrive('failed');
  expect(statesOf((await executions.whenEnded('failed'))?.history)).toEqual([
    'First',
    'Second',
    'Second',
  ]);
});

test('a new definition is for executions that are started after it, and a redrive keeps the old one', async () => {
  const failures = ['Down', 'Down'];
  const executions = executionsOf({
    Second: async () => {
      const failure = failures.shift();
      if (failure !== undefined) throw named(failure);
      return 'old';
    },
  });
  executions.start('before', {});
  await executions.whenEnded('before');

  executions.redefine({
    definition: {
      StartAt: 'Only',
      States: { Only: { Type: 'Task', Resource: 'only', End: true } },
    },
    tasks: { Only: async () => 'new' },
  });
  executions.start('after', {});
  executions.redrive('before');

  expect(await executions.whenEnded('after')).toMatchObject({ output: 'new' });
  expect((await executions.whenEnded('before'))?.status).toBe('FAILED');
  executions.redrive('before');
  expect(await executions.whenEnded('before')).toMatchObject({ output: 'old' });
});
