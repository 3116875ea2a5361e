import { takeUp } from '../../../functions/settle/take-up.ts';
import { authorizedDocumentOf, checkoutId, placedAtMs } from '../../support/checkouts.ts';
import { executionsOf, type FakeExecutions } from '../../support/executions.ts';
import { outageNames } from '../../support/outages.ts';

const { payment: _, ...document } = authorizedDocumentOf();
const occasion = `${checkoutId}-requires_capture`;
const later = placedAtMs + 60_000;
const take = (executions: FakeExecutions, nowMs = later, services = {}) =>
  takeUp({ ...executions, hasMovedOn: async () => false, now: () => nowMs, ...services })(
    document,
    'requires_capture',
  );

describe('a checkout whose execution never was', () => {
  test('is left alone for a minute: the API may be about to start it', async () => {
    const executions = executionsOf();
    expect(await take(executions, later - 1)).toEqual({ kind: 'too_young' });
    expect(executions.started).toEqual([]);
  });

  test('gets one under its own name', async () => {
    const executions = executionsOf();
    expect(await take(executions)).toEqual({ kind: 'started' });
    expect(executions.started).toEqual([{ name: checkoutId, document }]);
  });
});

describe('a checkout whose execution runs', () => {
  test('is left to it', async () => {
    const executions = executionsOf({ [checkoutId]: { kind: 'running' } });
    expect(await take(executions)).toEqual({ kind: 'running' });
    expect([...executions.started, ...executions.redriven]).toEqual([]);
  });
});

describe('a checkout whose execution stopped', () => {
  test('by an operator goes on where it stood', async () => {
    const executions = executionsOf({ [checkoutId]: { kind: 'stopped' } });
    expect(await take(executions)).toEqual({ kind: 'redriven' });
    expect(executions.redriven).toEqual([checkoutId]);
  });

  test.each(['States.Timeout', ...outageNames, 'HoldGone', 'AnEarlierVersionsName'])(
    'by %s goes on where it stood',
    async (error) => {
      const executions = executionsOf({ [checkoutId]: { kind: 'stopped', error } });
      expect(await take(executions)).toEqual({ kind: 'redriven' });
    },
  );

  test.each(['PaymentRefused', 'RecordsDisagree', 'RecordUnreadable', 'InvalidDocument'])(
    'by %s needs a person, since a redrive would only meet it again',
    async (error) => {
      const executions = executionsOf({ [checkoutId]: { kind: 'stopped', error } });
      expect(await take(executions)).toEqual({ kind: 'alarm', finding: 'failed_for_good' });
      expect(executions.redriven).toEqual([]);
    },
  );

  test('and was redriven by somebody else just now is left to that', async () => {
    const states = [{ kind: 'stopped' }, { kind: 'running' }] as const;
    let looks = 0;
    const executions = {
      ...executionsOf(),
      describeExecution: async () => states[looks++] ?? { kind: 'none' as const },
      redriveExecution: async () => false,
    };
    expect(await take(executions)).toEqual({ kind: 'running' });
    expect(executions.started).toEqual([]);
  });

  test('too long ago to be redriven gets a new one for the occasion', async () => {
    const executions = executionsOf({ [checkoutId]: { kind: 'stopped' } });
    const tooOld = { redriveExecution: async () => false };
    expect(await take(executions, later, tooOld)).toEqual({ kind: 'started' });
    expect(executions.started.map(({ name }) => name)).toEqual([occasion]);
  });
});

test('a checkout whose execution succeeded since it was looked at is left as it is now', async () => {
  const executions = executionsOf({ [checkoutId]: { kind: 'succeeded' } });
  const movedOn = { hasMovedOn: async () => true };
  expect(await take(executions, later, movedOn)).toEqual({ kind: 'moved_on' });
  expect(executions.started).toEqual([]);
});

describe('a checkout whose execution succeeded, and whose money is still where it must not be', () => {
  test('gets another one for the occasion, without waiting', async () => {
    const executions = executionsOf({ [checkoutId]: { kind: 'succeeded' } });
    expect(await take(executions, placedAtMs)).toEqual({ kind: 'started' });
    expect(executions.started).toEqual([{ name: occasion, document }]);
  });

  test('gets one for each occasion, however often it is asked', async () => {
    const executions = executionsOf({ [checkoutId]: { kind: 'succeeded' } });
    await take(executions);
    expect(await take(executions)).toEqual({ kind: 'running' });
    expect(executions.started).toHaveLength(1);
  });

  test('gets one for another occasion as well', async () => {
    const executions = executionsOf({
      [checkoutId]: { kind: 'succeeded' },
      [`${checkoutId}-requires_action`]: { kind: 'succeeded' },
    });
    expect(await take(executions)).toEqual({ kind: 'started' });
    expect(executions.started.map(({ name }) => name)).toEqual([occasion]);
  });

  test('redrives the occasion’s execution when that stopped', async () => {
    const executions = executionsOf({
      [checkoutId]: { kind: 'succeeded' },
      [occasion]: { kind: 'stopped', error: 'DynamoDbUnavailable' },
    });
    expect(await take(executions)).toEqual({ kind: 'redriven' });
    expect(executions.redriven).toEqual([occasion]);
  });

  test('needs a person once the occasion’s execution has failed for good', async () => {
    const executions = executionsOf({
      [checkoutId]: { kind: 'succeeded' },
      [occasion]: { kind: 'stopped', error: 'RecordsDisagree' },
    });
    expect(await take(executions)).toEqual({ kind: 'alarm', finding: 'failed_for_good' });
  });

  test('needs a person once the occasion’s execution has succeeded in vain', async () => {
    const executions = executionsOf({
      [checkoutId]: { kind: 'succeeded' },
      [occasion]: { kind: 'succeeded' },
    });
    expect(await take(executions)).toEqual({ kind: 'alarm', finding: 'settled_in_vain' });
    expect([...executions.started, ...executions.redriven]).toEqual([]);
  });
});

test('two that take up the same checkout at once start one execution', async () => {
  const executions = executionsOf();
  const outcomes = await Promise.all([take(executions), take(executions)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['started', 'started']);
  expect(executions.started).toHaveLength(1);
});
