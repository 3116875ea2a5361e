/**
 * Events for the rest of the shop, and for people: every change of an order goes from the table's stream to an
 * event bus, in order and at least once. What can't be published for hours is put aside in a queue,
 * which rings an alarm.
 */
import { ArnFormat, Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup, ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';
import type { Tables } from './tables.ts';

type Props = { readonly tables: Tables; readonly settings: Settings };

export class OrderEvents extends Construct {
  readonly bus: EventBus;
  readonly publisher: NodeFunction;
  /**
   * Positions in the stream of changes that could not be published; the stream keeps them a day.
   */
  readonly putAside: Queue;

  constructor(scope: Construct, id: string, { tables, settings }: Props) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: `${Stack.of(this).stackName}-Orders` });
    this.putAside = new Queue(this, 'PutAside', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.putAside, {
      'AwsSolutions-SQS3': 'It is itself where what failed is put aside.',
      'Serverless-SQSRedrivePolicy': 'It is itself where what failed is put aside.',
    });
    this.publisher = new NodeFunction(this, 'PublishOrderEvents', {
      file: 'events/publish-order-events-handler.ts',
      description: 'Publishes every change of an order on the event bus',
      timeoutSeconds: 30,
      environment: { STACK_NAME: Stack.of(this).stackName },
      settings,
    });
    this.grantPublishing(this.publisher);
    this.publisher.addEventSource(
      // The cast: under exactOptionalPropertyTypes, a table's optional stream does not fit ITable.
      new DynamoEventSource(tables.orders as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        // With their pauses, these retries last through an outage of hours; a record lives for a
        // day.
        retryAttempts: 1000,
        maxRecordAge: Duration.hours(20),
        onFailure: new SqsDlq(this.putAside),
      }),
    );
    acknowledge(this.publisher.role ?? this.publisher, {
      'AwsSolutions-IAM5[Resource::*]': 'ListStreams takes no narrower resource.',
    });
    this.example(settings);
  }

  /** Lets a function publish on the bus. */
  grantPublishing(to: NodeFunction): void {
    to.addEnvironment('EVENT_BUS', this.bus.eventBusName);
    this.bus.grantPutEventsTo(to);
  }

  /**
   * An example of a rule: it writes paid orders into a log group. Add your own targets like this.
   */
  private example({ logRetentionDays }: Settings): void {
    // EventBridge only writes to log groups whose name begins like this.
    const logGroupName = `/aws/events/${Aws.STACK_NAME}-PaidOrders`;
    const log = new LogGroup(this, 'PaidOrdersLog', {
      logGroupName,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new ResourcePolicy(this, 'PaidOrdersLogPolicy', {
      resourcePolicyName: `${Stack.of(this).stackName}-PaidOrders`,
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [log.logGroupArn],
        }),
      ],
    });
    const arn = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const rule = new Rule(this, 'PaidOrders', {
      eventBus: this.bus,
      description: 'An example: every order that was paid',
      eventPattern: { source: ['holdfast'], detailType: ['order.paid'] },
      // The CDK's own target would add a function that writes the policy above.
      targets: [{ bind: () => ({ arn }) }],
    });
    acknowledge(rule, { 'Serverless-EventBusDLQ': 'An example, whose log nobody depends on.' });
  }
}
