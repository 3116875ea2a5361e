import { errorNames } from '../../functions/checkout/errors.ts';
import { definition, propertiesOf } from '../support/template.ts';

const { States } = definition();
const functions = propertiesOf('AWS::Lambda::Function');
const steps = ['Authorize', 'CreateOrder', 'CheckApproval', 'Capture', 'Release'] as const;
/** The steps for which the shopper waits. */
const inLine: readonly string[] = ['Authorize', 'CreateOrder', 'AwaitAuthentication'];
type Retry = NonNullable<(typeof States)[string]['Retry']>[number];

const retryOfAll = (name: string): Retry => {
  const retry = States[name]?.Retry?.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
  if (retry === undefined) throw new Error(`${name} is not retried.`);
  return retry;
};

/** What a retry policy's waits add up to, without jitter, as Step Functions counts them. */
const waitedSeconds = (retry: Retry): number => {
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = 31_622_400 } = retry;
  let total = 0;
  for (let attempt = 0; attempt < retry.MaxAttempts; attempt += 1) {
    total += Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds);
  }
  return total;
};
const hours = (count: number) => count * 60 * 60;

describe.each(steps)('%s', (name) => {
  test('calls the function of its own name', () => {
    expect(States[name]?.Resource).toBe(`<Workflow${name}.Arn>`);
    expect(functions[`Workflow${name}`]).toBeDefined();
  });

  test('outlasts its function, which ends first', () => {
    const { Timeout } = functions[`Workflow${name}`] as { Timeout: number };
    expect(States[name]?.TimeoutSeconds).toBe(Timeout + 5);
  });

  test('does not ask again where the answer would be the same', () => {
    const [first] = States[name]?.Retry ?? [];
    expect(first?.MaxAttempts).toBe(0);
    expect([...(first?.ErrorEquals ?? [])].sort()).toEqual(
      [
        errorNames.paymentRefused,
        errorNames.holdGone,
        errorNames.orderExists,
        errorNames.approvalDecided,
        errorNames.waitOutdated,
        errorNames.recordsDisagree,
        errorNames.recordUnreadable,
        errorNames.invalidDocument,
      ].sort(),
    );
  });

  test('asks again after every other failure, even one of an unknown name', () => {
    expect(States[name]?.Retry?.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    expect(States[name]?.Retry).toHaveLength(inLine.includes(name) ? 3 : 2);
  });

  test('waits no more than a quarter of an hour between two attempts', () => {
    expect(retryOfAll(name).MaxDelaySeconds).toBe(15 * 60);
  });
});

describe('while Stripe or Lambda is too busy', () => {
  test.each(inLine)('%s stands in line for minutes, and asks often', (name) => {
    const [, line] = States[name]?.Retry ?? [];
    expect(line).toMatchObject({
      ErrorEquals: [errorNames.stripeBusy, 'Lambda.TooManyRequestsException'],
      MaxDelaySeconds: 15,
      JitterStrategy: 'FULL',
    });
    expect(waitedSeconds(line as Retry)).toBeGreaterThanOrEqual(20 * 60);
    expect(waitedSeconds(line as Retry)).toBeLessThan(21 * 60);
  });
});

describe('how long a step is retried', () => {
  test.each(['Authorize', 'CreateOrder'])(
    '%s: some seconds, while the shopper waits, not all at once',
    (name) => {
      const retry = retryOfAll(name);
      expect(waitedSeconds(retry)).toBeGreaterThanOrEqual(6);
      expect(waitedSeconds(retry)).toBeLessThan(10);
      expect(retry.JitterStrategy).toBe('FULL');
    },
  );

  test('Capture: until the longest hold ends, after seven days', () => {
    expect(waitedSeconds(retryOfAll('Capture'))).toBeGreaterThanOrEqual(hours(7 * 24));
    expect(waitedSeconds(retryOfAll('Capture'))).toBeLessThan(hours(7 * 24) + 15 * 60);
  });

  test.each(['Release', 'Declined'])('%s: for the day on which Stripe knows the key', (name) => {
    expect(waitedSeconds(retryOfAll(name))).toBeGreaterThanOrEqual(hours(23));
    expect(waitedSeconds(retryOfAll(name))).toBeLessThan(hours(23) + 15 * 60);
  });
});
