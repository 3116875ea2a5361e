/** Counts the API's refusals of one code, by the line that its function logs of each. */
import { Stack } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { type MetricName, metricNamespace } from '../functions/checkout/metric-names.ts';
import type { ProblemCode } from '../functions/checkout/problems.ts';
import type { CheckoutApi } from './checkout-api.ts';

type Counted = { readonly code: ProblemCode; readonly metricName: MetricName };

export const problemsAnswered = (
  { handler }: CheckoutApi,
  { code, metricName }: Counted,
  options: MetricOptions,
): Metric =>
  handler.logGroup
    .addMetricFilter(metricName, {
      filterPattern: FilterPattern.stringValue('$.message.code', '=', code),
      // The metric of a filter can't have a dimension for the stack.
      metricNamespace: `${metricNamespace}/${Stack.of(handler).stackName}`,
      metricName,
    })
    .metric(options);
