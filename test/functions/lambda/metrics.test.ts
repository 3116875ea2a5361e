import { emitMetric } from '../../../functions/lambda/metrics.ts';
import { metricLines } from '../../support/metric-lines.ts';

afterEach(() => jest.restoreAllMocks());

describe('a metric', () => {
  test('is one line at once, in the embedded metric format, by the stack that emits it', () => {
    const metrics = metricLines();
    emitMetric('NeedsAPerson', 1);
    expect(metrics).toEqual([
      {
        name: 'NeedsAPerson',
        unit: 'Count',
        value: 1,
        dimensions: { service: 'Holdfast' },
        namespace: 'Holdfast',
        line: expect.stringMatching(/^\{.*\}\n$/),
      },
    ]);
  });

  test('of zero is emitted as well, so that a graph goes down to zero', () => {
    const metrics = metricLines();
    emitMetric('OpenCheckouts', 0);
    expect(metrics).toMatchObject([{ name: 'OpenCheckouts', value: 0 }]);
  });

  test('may be in seconds', () => {
    const metrics = metricLines();
    emitMetric('OldestOpenAge', 90, { unit: 'Seconds' });
    expect(metrics).toMatchObject([{ unit: 'Seconds', value: 90 }]);
  });

  test('of a run says which one', () => {
    const metrics = metricLines();
    emitMetric('Reconciled', 1, { scope: 'open' });
    expect(metrics).toMatchObject([{ dimensions: { service: 'Holdfast', scope: 'open' } }]);
  });

  test('of money says its currency, and the next one does not', () => {
    const metrics = metricLines();
    emitMetric('MoneyAtRisk', 2800, { currency: 'usd' });
    emitMetric('MoneyAtRisk', 500, { currency: 'jpy' });
    emitMetric('OpenCheckouts', 2);
    expect(metrics.map(({ dimensions }) => dimensions)).toEqual([
      { service: 'Holdfast', currency: 'usd' },
      { service: 'Holdfast', currency: 'jpy' },
      { service: 'Holdfast' },
    ]);
  });
});
