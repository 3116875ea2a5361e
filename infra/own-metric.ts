/** A metric that the functions emit; `service` is the dimension that Powertools writes. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MetricName, metricNamespace } from '../functions/checkout/metric-names.ts';

export const ownMetric = (
  scope: Construct,
  metricName: MetricName,
  options: MetricOptions,
  dimensions: Readonly<Record<string, string>> = {},
): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service: Stack.of(scope).stackName, ...dimensions },
    period: Duration.minutes(5),
    ...options,
  });
