/** The topic that tells people: alarms and findings are published on it. */
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './settings.ts';

/** A topic in `scope`, with a mail to `alarmEmail` where the settings name one. */
export const alarmTopic = (scope: Construct, { alarmEmail }: Settings): Topic => {
  const topic = new Topic(scope, 'Topic', { enforceSSL: true });
  acknowledge(topic, {
    'AwsSolutions-SNS2': 'It holds no data, and CloudWatch can’t publish with AWS’s own key.',
  });
  // `enforceSSL` replaces SNS's default policy, so the account's alarms must be allowed again.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  if (alarmEmail !== undefined) {
    const subscription = topic.addSubscription(new EmailSubscription(alarmEmail));
    acknowledge(subscription, {
      'Serverless-SNSRedrivePolicy':
        'SNS retries a mail by itself. One that stays undelivered leaves the alarm in the console.',
    });
  }
  return topic;
};
