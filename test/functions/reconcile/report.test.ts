import { CheckoutError } from '../../../functions/checkout/errors.ts';
import { type AtRisk, newReport } from '../../../functions/reconcile/report.ts';
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

const tell = async () => {};
const emitted = () => metrics.map(({ name, value, dimensions }) => [name, value, dimensions]);
const service = 'Holdfast';

describe('a run’s report', () => {
  const atRisk = (report: ReturnType<typeof newReport>, overrides: Partial<AtRisk> = {}) =>
    report.atRisk({ checkoutId, amountMinor: 2800, currency: 'usd', ageSeconds: 90, ...overrides });

  test('of nothing open says so', () => {
    newReport(tell).end();
    expect(emitted()).toEqual([
      ['OpenCheckouts', 0, { service }],
      ['OldestOpenAge', 0, { service }],
    ]);
  });

  test('counts the open checkouts, the oldest age in seconds, and the money by currency', () => {
    const report = newReport(tell);
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
    const report = newReport(tell);
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
    atRisk(newReport(tell));
    newReport(tell).end();
    expect(emitted()[0]).toEqual(['OpenCheckouts', 0, { service }]);
  });

  test('reports of a failure what may be said, and rings because the run itself fails', () => {
    newReport(tell).failure(
      new CheckoutError('DynamoDbUnavailable', 'DynamoDB answered Throttled.'),
    );
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
    newReport(tell).failure(new TypeError('ada@example.com'));
    expect(JSON.stringify(lines)).not.toContain('ada@');
    expect(lines).toMatchObject([{ fields: { error: 'TypeError' } }]);
  });

  test('names no checkout in its metrics', () => {
    const report = newReport(tell);
    atRisk(report);
    report.end();
    for (const { line } of metrics) expect(line).not.toContain(checkoutId);
  });
});
