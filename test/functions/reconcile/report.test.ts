import { CheckoutError } from '../../../functions/checkout/errors.ts';
import { type Numbers, needsAPerson } from '../../../functions/lambda/needs-a-person.ts';
import { type AtRisk, newReport } from '../../../functions/reconcile/report.ts';
import { sayWhatWasDone } from '../../../functions/settle/say-what-was-done.ts';
import { checkoutId, chk } from '../../support/checkouts.ts';
import { metricLines } from '../../support/metric-lines.ts';
import { quietLog } from '../../support/quiet-log.ts';

let lines: ReturnType<typeof quietLog>;
let metrics: ReturnType<typeof metricLines>;
beforeEach(() => {
  lines = quietLog();
  metrics = metricLines();
});
afterEach(() => jest.restoreAllMocks());

const numbers: Numbers = { checkoutId, paymentIntentId: 'pi_1', eventId: 'evt_1' };
const emitted = () => metrics.map(({ name, value, dimensions }) => [name, value, dimensions]);
const service = 'Holdfast';

describe('what needs a person', () => {
  test('rings once, and leaves the numbers to look up', () => {
    needsAPerson('amounts_differ', numbers);
    expect(lines).toEqual([
      {
        level: 'error',
        fields: { message: 'needs a person', finding: 'amounts_differ', ...numbers },
      },
    ]);
    expect(emitted()).toEqual([['NeedsAPerson', 1, { service }]]);
  });

  test('is what settling may find', () => {
    sayWhatWasDone({ kind: 'alarm', finding: 'order_missing' }, { checkoutId });
    expect(lines).toMatchObject([{ fields: { finding: 'order_missing', checkoutId } }]);
    expect(emitted()).toEqual([['NeedsAPerson', 1, { service }]]);
  });
});

describe('what was settled', () => {
  test.each(['at_rest', 'started', 'redriven', 'refunded', 'running', 'too_young'] as const)(
    'as %s is a line in the log, and rings no alarm',
    (kind) => {
      sayWhatWasDone({ kind }, numbers);
      expect(lines).toEqual([
        { level: 'info', fields: { message: 'settled', outcome: kind, ...numbers } },
      ]);
      expect(metrics).toEqual([]);
    },
  );
});

describe('a run’s report', () => {
  const atRisk = (report: ReturnType<typeof newReport>, overrides: Partial<AtRisk> = {}) =>
    report.atRisk({ checkoutId, amountMinor: 2800, currency: 'usd', ageSeconds: 90, ...overrides });

  test('of nothing open says so', () => {
    newReport().end();
    expect(emitted()).toEqual([
      ['OpenCheckouts', 0, { service }],
      ['OldestOpenAge', 0, { service }],
    ]);
  });

  test('counts the open checkouts, the oldest age in seconds, and the money by currency', () => {
    const report = newReport();
    atRisk(report, { checkoutId: chk('a') });
    atRisk(report, { checkoutId: chk('b'), amountMinor: 500, ageSeconds: 7200, currency: 'jpy' });
    atRisk(report, { checkoutId: chk('c'), amountMinor: 200, ageSeconds: 60 });
    report.end();
    expect(emitted()).toEqual([
      ['OpenCheckouts', 3, { service }],
      ['OldestOpenAge', 7200, { service }],
      ['MoneyAtRisk', 3000, { service, currency: 'usd' }],
      ['MoneyAtRisk', 500, { service, currency: 'jpy' }],
    ]);
    expect(metrics[1]?.unit).toBe('Seconds');
  });

  test('counts a checkout once, however often it was met', () => {
    const report = newReport();
    atRisk(report);
    atRisk(report, { ageSeconds: 91 });
    report.end();
    expect(emitted()).toEqual([
      ['OpenCheckouts', 1, { service }],
      ['OldestOpenAge', 91, { service }],
      ['MoneyAtRisk', 2800, { service, currency: 'usd' }],
    ]);
  });

  test('forgets the previous run', () => {
    atRisk(newReport());
    newReport().end();
    expect(emitted()[0]).toEqual(['OpenCheckouts', 0, { service }]);
  });

  test('reports of a failure what may be said, and rings because the run itself fails', () => {
    newReport().failure(new CheckoutError('DynamoDbUnavailable', 'DynamoDB answered Throttled.'));
    expect(lines).toEqual([
      {
        level: 'error',
        fields: {
          message: 'could not be looked at',
          error: 'DynamoDbUnavailable',
          reason: 'DynamoDB answered Throttled.',
        },
      },
    ]);
    expect(metrics).toEqual([]);
  });

  test('never contains a foreign error’s message, which may quote a shopper', () => {
    newReport().failure(new TypeError('ada@example.com'));
    expect(JSON.stringify(lines)).not.toContain('ada@');
    expect(lines).toMatchObject([{ fields: { error: 'TypeError' } }]);
  });

  test('names no checkout in its metrics', () => {
    const report = newReport();
    atRisk(report);
    report.end();
    for (const { line } of metrics) expect(line).not.toContain(checkoutId);
  });
});
