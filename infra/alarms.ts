/** The alarms for everything that needs a person; `docs/runbook.md` says what to do about each. */
import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { metricNames, metricNamespace } from '../functions/checkout/metric-names.ts';
import { acknowledge } from './acknowledge.ts';
import type { CheckoutApi } from './checkout-api.ts';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import { failedAnswers } from './failed-answers.ts';
import type { NodeFunction } from './node-function.ts';
import type { OrderEvents } from './order-events.ts';
import type { Settings } from './settings.ts';

type Props = {
  readonly workflow: CheckoutWorkflow;
  readonly api: CheckoutApi;
  readonly functions: readonly NodeFunction[];
  readonly events: OrderEvents;
  readonly settings: Settings;
};

const sum: MetricOptions = { statistic: 'Sum', period: Duration.minutes(5) };

export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { workflow, api, functions, events, settings } = props;
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    acknowledge(this.topic, {
      'AwsSolutions-SNS2': 'Alarms hold no data, and CloudWatch can’t publish with AWS’s own key.',
    });
    // `enforceSSL` replaces SNS's default policy, so the account's alarms must be allowed again.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (settings.alarmEmail !== undefined) {
      const subscription = this.topic.addSubscription(new EmailSubscription(settings.alarmEmail));
      acknowledge(subscription, {
        'Serverless-SNSRedrivePolicy':
          'SNS retries a mail by itself. One that stays undelivered leaves the alarm in the console.',
      });
    }

    const { stateMachine } = workflow;
    this.ring(
      'Parked',
      'A checkout could not be ended: redrive it',
      stateMachine.metricFailed(sum),
    );
    this.ring('Stopped', 'An operator stopped a checkout', stateMachine.metricAborted(sum));
    this.ring('TimedOut', 'A checkout ran out of time', stateMachine.metricTimedOut(sum));
    this.ring(
      'NeedsAPerson',
      'Something may not be decided without a person: its numbers are in the log',
      ownMetric(this, metricNames.needsAPerson, { statistic: 'Sum' }),
    );
    this.ring(
      'OpenTooLong',
      'A checkout has had no ending for six hours',
      ownMetric(this, metricNames.oldestOpenAge, { statistic: 'Maximum' }),
      Duration.hours(6).toSeconds(),
    );
    this.ringWithoutRuns('NotReconciled', 'open', 6, Duration.minutes(5));
    this.ringWithoutRuns('NotComparedAll', 'everything', 13, Duration.hours(1));
    this.ring(
      'HoldEnding',
      'An order waits for approval, and its hold ends within a day: approve or cancel it',
      ownMetric(this, metricNames.holdEnding, { statistic: 'Sum' }),
    );
    this.ring(
      'EventsLate',
      'Changes of orders have not been published for a quarter of an hour',
      events.publisher.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
      Duration.minutes(15).toMilliseconds(),
    );
    this.ring(
      'EventsPutAside',
      'Changes of orders could not be published for hours: publish them again',
      events.putAside.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
    );
    this.ring('ApiAnswers', 'The API answers with 5xx', failedAnswers(api));
    for (const each of functions) {
      const name = each.node.id;
      this.ring(`${name}Errors`, `${name} fails: read its log`, each.metricErrors(sum));
    }
  }

  /** Rings when no run of this scope has begun for so many periods: its rule may be disabled. */
  private ringWithoutRuns(name: string, scope: string, periods: number, period: Duration): void {
    const minutes = periods * period.toMinutes();
    new Alarm(this, name, {
      alarmDescription: `The reconciler's run "${scope}" has not begun for ${minutes} minutes`,
      metric: ownMetric(this, metricNames.reconciled, { statistic: 'Sum', period }, { scope }),
      threshold: 1,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      // A run that never begins leaves no data points at all.
      treatMissingData: TreatMissingData.BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  private ring(name: string, alarmDescription: string, metric: IMetric, threshold = 1): void {
    const alarm = new Alarm(this, name, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}

/** A metric that the functions emit; `service` is the dimension that Powertools writes. */
const ownMetric = (
  scope: Construct,
  metricName: string,
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
