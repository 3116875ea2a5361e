/**
 * What operators look at: a dashboard, and saved queries of the logs. Nothing needs it, so it can be
 * deleted. A dashboard costs $3 a month after the account's third.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { metricNames, metricNamespace } from '../functions/checkout/metric-names.ts';
import type { Alarms } from './alarms.ts';
import type { CheckoutApi } from './checkout-api.ts';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import {
  endings,
  type LogQuery,
  outages,
  refusals,
  textOf,
  timeToConfirmed,
} from './log-queries.ts';
import type { NodeFunction } from './node-function.ts';
import type { OrderEvents } from './order-events.ts';
import { ownMetric } from './own-metric.ts';
import { SavedQueries } from './saved-queries.ts';

type Props = {
  readonly workflow: CheckoutWorkflow;
  readonly api: CheckoutApi;
  readonly events: OrderEvents;
  readonly functions: readonly NodeFunction[];
  readonly alarms: Alarms;
};

const period = Duration.minutes(5);
const sum = { statistic: 'Sum', period };
const most = { statistic: 'Maximum', period };
const width = 12;

export class OperatorsView extends Construct {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { alarms } = props;
    const ofFunctions = props.functions.map(({ logGroup }) => logGroup);
    const ofWorkflow = [props.workflow.logGroup];
    new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.days(1),
      widgets: [
        [new TextWidget({ markdown: guide, width: 24, height: 2 })],
        [new AlarmStatusWidget({ title: 'Alarms', alarms: alarms.all, width: 24, height: 4 })],
        [
          logs('Checkouts, by the state that ended them', endings, ofWorkflow, area),
          logs('From the start to the order, in milliseconds', timeToConfirmed, ofWorkflow),
        ],
        [this.money(), this.open()],
        [
          logs('Why there was no order', refusals, ofFunctions, pie),
          logs('Who could not answer', outages, ofFunctions, area),
        ],
        [this.line(props), this.apiAnswers(props)],
      ],
    });
    new SavedQueries(this, 'Queries', { functions: ofFunctions, workflow: ofWorkflow });
  }

  /** What open checkouts hold or may hold: a line for each currency, in its smallest unit. */
  private money(): GraphWidget {
    const { stackName } = Stack.of(this);
    const expression =
      `SEARCH('{${metricNamespace},currency,service} MetricName="${metricNames.moneyAtRisk}" ` +
      `service="${stackName}"', 'Maximum', 300)`;
    return graph('Money at risk, in the smallest unit of each currency', [
      new MathExpression({ expression, label: '', usingMetrics: {}, period }),
    ]);
  }

  private open(): GraphWidget {
    return graph(
      'Checkouts that have not ended',
      [ownMetric(this, metricNames.openCheckouts, { ...most, label: 'how many' })],
      [
        ownMetric(this, metricNames.oldestOpenAge, {
          ...most,
          label: 'age of the oldest, in seconds',
        }),
      ],
    );
  }

  /** Where more are started than end, they wait, as in a line in front of Stripe. */
  private line({ workflow: { stateMachine } }: Props): GraphWidget {
    return graph('Executions', [
      stateMachine.metricStarted({ ...sum, label: 'started' }),
      stateMachine.metricSucceeded({ ...sum, label: 'ended' }),
      stateMachine.metricFailed({ ...sum, label: 'failed' }),
      stateMachine.metricThrottled({ ...sum, label: 'throttled by Step Functions' }),
    ]);
  }

  private apiAnswers({ api: { api, handler }, events }: Props): GraphWidget {
    return graph(
      'The API’s answers, and the stream of orders',
      [
        api.metricCount({ ...sum, label: 'requests' }),
        api.metricClientError({ ...sum, label: '4xx' }),
        api.metricServerError({ ...sum, label: '5xx' }),
        handler.metricThrottles({ ...sum, label: 'throttled by Lambda' }),
      ],
      [
        api.metricLatency({
          statistic: 'p99',
          period,
          label: 'latency p99, ms',
        }),
        events.publisher.metric('IteratorAge', { ...most, label: 'age of the stream, ms' }),
      ],
    );
  }
}

const guide =
  'What to do about an alarm: its description says where. What the logs say of an id: Logs Insights, saved queries.';

const { PIE: pie, STACKEDAREA: area, TABLE: table } = LogQueryVisualizationType;

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width });

const logs = (
  title: string,
  query: LogQuery,
  logGroups: readonly ILogGroup[],
  view = table,
): LogQueryWidget =>
  new LogQueryWidget({
    title,
    logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
    queryString: textOf(query),
    view,
    width,
  });
