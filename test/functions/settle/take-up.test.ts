import type { ExecutionState } from '../../../functions/aws/executions.ts';
import { takeUp } from '../../../functions/settle/take-up.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import {
  authorizedDocumentOf,
  checkoutId,
  paymentRecordOf,
  placedAtMs,
} from '../../support/checkouts.ts';
import { executionsOf, type FakeExecutions } from '../../support/executions.ts';
import { outageNames } from '../../support/outages.ts';

const { payment: _, ...document } = authorizedDocumentOf();
const occasion = `${checkoutId}-requires_capture`;
const later = placedAtMs + 60_000;
const stopped = { kind: 'stopped', stoppedAtMs: later } as const;
const take = (executions: FakeExecutions, nowMs = later, services = {}) =>
  takeUp({
    ...executions,
    hasMovedOn: async () => false,
    fetchPayment: async () => undefined,
    now: () => nowMs,
    ...services,
  })(document, { occasion: 'requires_capture', isNews: false });

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
    const executions = executionsOf({ [checkoutId]: stopped });
    expect(await take(executions)).toEqual({ kind: 'redriven' });
    expect(executions.redriven).toEqual([checkoutId]);
  });

  test.each(['States.Timeout', ...outageNames, 'HoldGone', 'AnEarlierVersionsName'])(
    'by %s goes on where it stood',
    async (error) => {
      const executions = executionsOf({ [checkoutId]: { ...stopped, error } });
      expect(await take(executions)).toEqual({ kind: 'redriven' });
    },
  );

  test.each(['PaymentRefused', 'RecordsDisagree', 'RecordUnreadable', 'InvalidDocument'])(
    'by %s needs a person at first, since a redrive would only meet it again',
    async (error) => {
      const executions = executionsOf({ [checkoutId]: { ...stopped, error } });
      expect(await take(executions)).toEqual({ kind: 'alarm', finding: 'failed_for_good' });
      expect(executions.redriven).toEqual([]);
    },
  );

  test('and was redriven by somebody else just now is left to that', async () => {
    const looks: ExecutionState[] = [stopped, { kind: 'running' }];
    const executions = executionsOf();
    const byOther = {
      describeExecution: async (name: string): Promise<ExecutionState> =>
        (name === checkoutId ? looks.shift() : undefined) ?? { kind: 'none' },
      redriveExecution: async () => false,
    };
    expect(await take(executions, later, byOther)).toEqual({ kind: 'running' });
    expect(executions.started).toEqual([]);
  });

  test('too long ago to be redriven gets a new one for the occasion', async () => {
    const executions = executionsOf({ [checkoutId]: stopped });
    const tooOld = { redriveExecution: async () => false };
    expect(await take(executions, later, tooOld)).toEqual({ kind: 'started' });
    expect(executions.started.map(({ name }) => name)).toEqual([occasion]);
  });
});

const dayMs = 24 * 60 * 60 * 1000;
const lasting = ['PaymentRefused', 'RecordsDisagree', 'RecordUnreadable', 'InvalidDocument'];

describe('an execution that failed for a reason that does not pass by itself', () => {
  test.each(lasting)(
    '(%s) is tried again a day after it stopped, and not before',
    async (error) => {
      const states = { [checkoutId]: { ...stopped, error } };
      const alarm = { kind: 'alarm', finding: 'failed_for_good' };
      expect(await take(executionsOf(states), later + dayMs - 1)).toEqual(alarm);
      expect(await take(executionsOf(states), later + dayMs)).toEqual({ kind: 'redriven' });
    },
  );

  test.each(lasting)('(%s) is tried again when an event of Stripe’s comes', async (error) => {
    const executions = executionsOf({ [checkoutId]: { ...stopped, error } });
    const services = {
      ...executions,
      hasMovedOn: async () => false,
      fetchPayment: async () => undefined,
      now: () => later,
    };
    const because = { occasion: 'requires_capture', isNews: true };
    expect(await takeUp(services)(document, because)).toEqual({ kind: 'redriven' });
  });
});

describe('an execution whose payment Stripe refused to change', () => {
  const refused = {
    ...stopped,
    error: 'PaymentRefused',
    cause:
      '{"errorType":"PaymentRefused","errorMessage":"Stripe answered 400 ' +
      'charge_expired_for_capture: pi_7 is requires_capture."}',
  };
  const takeWith = async (payment: PaymentRecord | undefined, execution = refused) => {
    const looked: string[] = [];
    const taken = await take(executionsOf({ [checkoutId]: execution }), later, {
      fetchPayment: async (id: string) => {
        looked.push(id);
        return payment;
      },
    });
    return { taken, looked };
  };

  test('goes on as soon as the payment has another status', async () => {
    expect(await takeWith(paymentRecordOf({ status: 'canceled' }))).toEqual({
      taken: { kind: 'redriven' },
      looked: ['pi_7'],
    });
  });

  test.each([paymentRecordOf({ status: 'requires_capture' }), undefined])(
    'rings while the payment is as it was, or is not there',
    async (payment) => {
      const { taken } = await takeWith(payment);
      expect(taken).toEqual({ kind: 'alarm', finding: 'failed_for_good' });
    },
  );

  test('rings as disputed while a dispute keeps the money from being refunded', async () => {
    const cause = 'Stripe answered 400 charge_disputed: pi_7 is succeeded.';
    const { taken } = await takeWith(paymentRecordOf(), { ...refused, cause });
    expect(taken).toEqual({ kind: 'alarm', finding: 'refund_blocked' });
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
      [occasion]: { ...stopped, error: 'DynamoDbUnavailable' },
    });
    expect(await take(executions)).toEqual({ kind: 'redriven' });
    expect(executions.redriven).toEqual([occasion]);
  });

  test('needs a person once the occasion’s execution has failed for good', async () => {
    const executions = executionsOf({
      [checkoutId]: { kind: 'succeeded' },
      [occasion]: { ...stopped, error: 'RecordsDisagree' },
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
