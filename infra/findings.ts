/**
 * Sends each finding to the alarms' topic by itself, about what it is about. An alarm tells of
 * changes only: while one checkout keeps it ringing, it would hide everything else.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventBus, EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type FindingEvent, findingType } from '../functions/checkout/finding-event.ts';
import { acknowledge } from './acknowledge.ts';

type Props = {
  readonly bus: EventBus;
  readonly topic: Topic;
  readonly runbookUrl: string;
};

export class Findings extends Construct {
  /** Findings that EventBridge could not send to the topic for a day. */
  readonly notTold: Metric;

  constructor(scope: Construct, id: string, { bus, topic, runbookUrl }: Props) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const field = (name: keyof FindingEvent['detail']) => EventField.fromPath(`$.detail.${name}`);
    const message = [
      `${stackName} needs a person: ${field('finding')}`,
      `It is about: ${field('about')}`,
      `Found at: ${field('at')}`,
      `What to do: ${runbookUrl}, under NeedsAPerson, the row ${field('finding')}`,
    ];
    // A name of its own: for a rule of a bus, CloudFormation's reference is not its name.
    const ruleName = `${stackName}-Findings`;
    const rule = new Rule(this, 'ToTheTopic', {
      ruleName,
      eventBus: bus,
      description: 'Tells a person of each finding',
      eventPattern: { source: ['holdfast'], detailType: [findingType] },
      targets: [
        new SnsTopic(topic, {
          message: RuleTargetInput.fromMultilineText(message.join('\n')),
          // The topic's policy would allow it to every rule of EventBridge.
          authorizeUsingRole: true,
        }),
      ],
    });
    acknowledge(rule, {
      'Serverless-EventBusDLQ': 'What can’t be told rings FindingsNotTold, and is in the log.',
    });
    this.notTold = new Metric({
      namespace: 'AWS/Events',
      metricName: 'FailedInvocations',
      dimensionsMap: { EventBusName: bus.eventBusName, RuleName: ruleName },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
  }
}
