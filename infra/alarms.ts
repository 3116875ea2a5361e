/**
 * The alarms for what has no finding of its own: errors, outages, silence. `docs/runbook.md` says
 * what to do about each alarm and each finding.
 */
import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { metricNames } from '../functions/checkout/metric-names.ts';
import { alarmTopic } from './alarm-topic.ts';
import type { CheckoutApi } from './checkout-api.ts';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import { failedAnswers } from './failed-answers.ts';
import { Findings } from './findings.ts';
import type { NodeFunction } from './node-function.ts';
import type { OrderEvents } from './order-events.ts';
import { ownMetric } from './own-metric.ts';
import { problemsAnswered } from './problems-answered.ts';
import type { Settings } from './settings.ts';

type Props = {
  readonly workflow: CheckoutWorkflow;
  readonly api: CheckoutApi;
  readonly functions: readonly NodeFunction[];
  readonly events: OrderEvents;
  readonly settings: Settings;
};

const sum: MetricOptions = { statistic: 'Sum', period: Duration.minutes(5) };

/**
 * A function's errors are retried by whoever calls it, so one of them needs nobody. It rings when there
 * are some in three of six periods of five minutes: then the retries have not helped.
 */
const lasting = { datapointsToAlarm: 3, evaluationPeriods: 6 };

export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];
  private readonly settings: Settings;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { workflow, api, functions, events, settings } = props;
    const { runbookUrl } = settings;
    this.settings = settings;
    this.topic = alarmTopic(this, settings);
    const findings = new Findings(this, 'Findings', {
      bus: events.bus,
      topic: this.topic,
      runbookUrl,
    });

    const { stateMachine } = workflow;
    this.ring(
      'Parked',
      'A checkout could not be ended: redrive it',
      stateMachine.metricFailed(sum),
    );
    this.ring('Stopped', 'An operator stopped a checkout', stateMachine.metricAborted(sum));
    this.ring('TimedOut', 'A checkout ran out of time', stateMachine.metricTimedOut(sum));
    this.ring(
      'FindingsNotTold',
      'Something needs a person, and that could not be published on this topic: read the logs',
      findings.notTold,
    );
    this.ring(
      'OpenTooLong',
      'A checkout has had no ending for six hours',
      ownMetric(this, metricNames.oldestOpenAge, { statistic: 'Maximum' }),
      { threshold: Duration.hours(6).toSeconds() },
    );
    this.ringWithoutRuns('NotReconciled', 'open', 6, Duration.minutes(5));
    this.ringWithoutRuns('NotComparedAll', 'everything', 13, Duration.hours(1));
    this.ring(
      'EventsLate',
      'Changes of orders have not been published for a quarter of an hour',
      events.publisher.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
      { threshold: Duration.minutes(15).toMilliseconds() },
    );
    this.ring(
      'EventsPutAside',
      'Changes of orders could not be published for hours: publish them again',
      events.putAside.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
    );
    const { tooManyDeclines: metricName } = metricNames;
    const closed = problemsAnswered(api, { code: 'too_many_declines', metricName }, sum);
    this.ring(
      'TooManyDeclines',
      'Too many cards are declined: the shop takes no checkouts for some minutes',
      closed,
    );
    this.ring('ApiAnswers', 'The API answers with 5xx', failedAnswers(api, closed));
    for (const each of functions) {
      const name = each.node.id;
      const sentence = `${name} goes on failing: read its log`;
      this.ring(`${name}Errors`, sentence, each.metricErrors(sum), lasting, 'functionerrors');
    }
  }

  /** Rings when no run of this scope has begun for so many periods: its rule may be disabled. */
  private ringWithoutRuns(name: string, scope: string, periods: number, period: Duration): void {
    const minutes = periods * period.toMinutes();
    this.ring(
      name,
      `The reconciler's run "${scope}" has not begun for ${minutes} minutes`,
      ownMetric(this, metricNames.reconciled, { statistic: 'Sum', period }, { scope }),
      {
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        // A run that never begins leaves no data points at all.
        treatMissingData: TreatMissingData.BREACHING,
      },
    );
  }

  /** The topic hears when it begins to ring, and when it is over. `section` is the runbook's. */
  private ring(
    name: string,
    sentence: string,
    metric: IMetric,
    options: Partial<AlarmProps> = {},
    section = name.toLowerCase(),
  ): void {
    const alarm = new Alarm(this, name, {
      alarmDescription: `${sentence}. What to do: ${this.settings.runbookUrl}#${section}`,
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...options,
    });
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    this.all.push(alarm);
  }
}
