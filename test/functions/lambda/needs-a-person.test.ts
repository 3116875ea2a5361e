import { needsAPerson } from '../../../functions/lambda/needs-a-person.ts';
import { checkoutId } from '../../support/checkouts.ts';
import { metricLines } from '../../support/metric-lines.ts';
import { quietLog } from '../../support/quiet-log.ts';

afterEach(() => jest.restoreAllMocks());

test('what needs a person is counted, and leaves the numbers to look up in the log', () => {
  const lines = quietLog();
  const metrics = metricLines();
  const numbers = { checkoutId, paymentIntentId: 'pi_1', eventId: 'evt_1' } as const;
  needsAPerson('amounts_differ', numbers);
  expect(lines).toEqual([
    {
      level: 'error',
      fields: { message: 'needs a person', finding: 'amounts_differ', ...numbers },
    },
  ]);
  expect(metrics).toMatchObject([
    { name: 'NeedsAPerson', value: 1, dimensions: { service: 'Holdfast' } },
  ]);
});
