/** Counts the API's answers with 5xx, except while the shop is being set up: that is no failure. */
import { Duration, Stack } from 'aws-cdk-lib';
import { type IMetric, MathExpression, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { metricNames, metricNamespace } from '../functions/checkout/metric-names.ts';
import type { CheckoutApi } from './checkout-api.ts';

const period = Duration.minutes(5);
const sum: MetricOptions = { statistic: 'Sum', period };

export const failedAnswers = ({ api, handler }: CheckoutApi): IMetric => {
  const beingSetUp = handler.logGroup.addMetricFilter('BeingSetUp', {
    filterPattern: FilterPattern.stringValue('$.message.code', '=', 'being_set_up'),
    // The metric of a filter can't have a dimension for the stack.
    metricNamespace: `${metricNamespace}/${Stack.of(handler).stackName}`,
    metricName: metricNames.beingSetUp,
  });
  return new MathExpression({
    expression: 'IF(FILL(beingSetUp, 0) > 0, 0, answers)',
    usingMetrics: { answers: api.metricServerError(sum), beingSetUp: beingSetUp.metric(sum) },
    period,
    label: 'Answers with 5xx',
  });
};
