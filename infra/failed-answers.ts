/**
 * Counts the API's answers with 5xx that are a failure. While the shop is being set up, none is. What the
 * breaker refuses has an alarm of its own; where an answer and its line in the log are of two periods,
 * the answer counts as one more in the first of them.
 */
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNames } from '../functions/checkout/metric-names.ts';
import type { CheckoutApi } from './checkout-api.ts';
import { problemsAnswered } from './problems-answered.ts';

const period = Duration.minutes(5);
const sum: MetricOptions = { statistic: 'Sum', period };

/** `closed`: the answers of the breaker, for each five minutes. */
export const failedAnswers = (api: CheckoutApi, closed: IMetric): IMetric => {
  const { beingSetUp: metricName } = metricNames;
  const beingSetUp = problemsAnswered(api, { code: 'being_set_up', metricName }, sum);
  return new MathExpression({
    expression: 'IF(FILL(beingSetUp, 0) > 0, 0, answers - FILL(closed, 0))',
    usingMetrics: { answers: api.api.metricServerError(sum), beingSetUp, closed },
    period,
    label: 'Answers with 5xx',
  });
};
