/** CloudWatch metrics as lines in the log (embedded metric format), written by Powertools. */
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type MetricName, metricNamespace } from '../checkout/metric-names.ts';
import { settings } from './settings.ts';

type Options = {
  readonly unit?: 'Count' | 'Seconds';
  /** Amounts are in this currency's smallest unit. */
  readonly currency?: string;
  /** Which of the reconciler's runs it is about. */
  readonly scope?: string;
};

/** The metrics carry the stack's name, since several stacks may share an account and a region. */
const metrics = new Metrics({
  namespace: metricNamespace,
  serviceName: settings('STACK_NAME').STACK_NAME,
});

/** Emits one value immediately. */
export const emitMetric = (
  name: MetricName,
  value: number,
  { unit = 'Count', currency, scope }: Options = {},
): void => {
  const metric = metrics.singleMetric();
  if (currency !== undefined) metric.addDimension('currency', currency);
  if (scope !== undefined) metric.addDimension('scope', scope);
  metric.addMetric(name, MetricUnit[unit], value);
};
