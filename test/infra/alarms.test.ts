import { propertiesOf } from '../support/template.ts';

const alarms = propertiesOf('AWS::CloudWatch::Alarm');
const topicPolicy = propertiesOf('AWS::SNS::TopicPolicy').AlarmsTopicPolicy as {
  PolicyDocument: { Statement: readonly Record<string, unknown>[] };
};

const cdksOwn = /^(AWSCDK|CustomCDK)/;
const ours = Object.keys(propertiesOf('AWS::Lambda::Function')).filter(
  (name) => !cdksOwn.test(name),
);
/** `WorkflowCapture` has `AlarmsCaptureErrors`: the construct that a function is in is left out. */
const errorsOf = (name: string): string => {
  const construct = /^(Workflow|BankStep|Merchant|OrderEvents|Webhook|Reconciler|Catalogue)(?=.)/;
  return `Alarms${name.replace(construct, '')}Errors`;
};

describe('an alarm rings', () => {
  test.each<readonly [string, string, string, string]>([
    ['AlarmsParked', 'AWS/States', 'ExecutionsFailed', '<WorkflowStateMachine>'],
    ['AlarmsStopped', 'AWS/States', 'ExecutionsAborted', '<WorkflowStateMachine>'],
    ['AlarmsTimedOut', 'AWS/States', 'ExecutionsTimedOut', '<WorkflowStateMachine>'],
  ])('(%s) at the first of %s %s of %s', (name, namespace, metric, dimension) => {
    expect(alarms[name]).toMatchObject({
      Namespace: namespace,
      MetricName: metric,
      Dimensions: [{ Value: dimension }],
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  test.each(ours)(
    'when %s goes on failing, but not for a failure that a retry has mended',
    (name) => {
      expect(alarms[errorsOf(name)]).toMatchObject({
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Value: `<${name}>` }],
        Statistic: 'Sum',
        Period: 300,
        DatapointsToAlarm: 3,
        EvaluationPeriods: 6,
        Threshold: 1,
        TreatMissingData: 'notBreaching',
      });
    },
  );

  test('when the API answers with 5xx, but not while the shop is being set up, nor for the breaker', () => {
    const sum = { Period: 300, Stat: 'Sum' };
    expect(alarms.AlarmsApiAnswers).toMatchObject({
      Metrics: [
        { Expression: 'IF(FILL(beingSetUp, 0) > 0, 0, answers - FILL(closed, 0))' },
        {
          Id: 'answers',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/ApiGateway',
              MetricName: '5xx',
              Dimensions: [{ Value: '<ApiHttp>' }],
            },
            ...sum,
          },
          ReturnData: false,
        },
        {
          Id: 'beingSetUp',
          MetricStat: {
            Metric: { Namespace: 'Holdfast/Holdfast', MetricName: 'BeingSetUp' },
            ...sum,
          },
          ReturnData: false,
        },
        {
          Id: 'closed',
          MetricStat: {
            Metric: { Namespace: 'Holdfast/Holdfast', MetricName: 'TooManyDeclines' },
            ...sum,
          },
          ReturnData: false,
        },
      ],
      EvaluationPeriods: 1,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(propertiesOf('AWS::Logs::MetricFilter')).toMatchObject({
      ApiApiLogBeingSetUp: {
        LogGroupName: '<ApiApiLog>',
        FilterPattern: '{ $.message.code = "being_set_up" }',
        MetricTransformations: [
          {
            MetricNamespace: 'Holdfast/Holdfast',
            MetricName: 'BeingSetUp',
            MetricValue: '1',
          },
        ],
      },
    });
  });

  test('when the breaker refuses the first checkout, by the line that the API logs of it', () => {
    expect(alarms.AlarmsTooManyDeclines).toMatchObject({
      Namespace: 'Holdfast/Holdfast',
      MetricName: 'TooManyDeclines',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    expect(propertiesOf('AWS::Logs::MetricFilter').ApiApiLogTooManyDeclines).toMatchObject({
      LogGroupName: '<ApiApiLog>',
      FilterPattern: '{ $.message.code = "too_many_declines" }',
      MetricTransformations: [
        { MetricNamespace: 'Holdfast/Holdfast', MetricName: 'TooManyDeclines', MetricValue: '1' },
      ],
    });
  });

  test('when a checkout has had no ending for six hours', () => {
    expect(alarms.AlarmsOpenTooLong).toMatchObject({
      Namespace: 'Holdfast',
      MetricName: 'OldestOpenAge',
      Dimensions: [{ Name: 'service', Value: 'Holdfast' }],
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 6 * 60 * 60,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  test.each([
    ['AlarmsNotReconciled', 'open', 300, 6],
    ['AlarmsNotComparedAll', 'everything', 3600, 13],
  ])(
    '(%s) when the run %j has not begun for long, though the other one has',
    (name, scope, period, periods) => {
      expect(alarms[name]).toMatchObject({
        Namespace: 'Holdfast',
        MetricName: 'Reconciled',
        Dimensions: [
          { Name: 'scope', Value: scope },
          { Name: 'service', Value: 'Holdfast' },
        ],
        Statistic: 'Sum',
        Period: period,
        EvaluationPeriods: periods,
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      });
    },
  );

  test('when changes of orders have waited for a quarter of an hour to be published', () => {
    expect(alarms.AlarmsEventsLate).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'IteratorAge',
      Dimensions: [{ Name: 'FunctionName', Value: '<OrderEventsPublishOrderEvents>' }],
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 15 * 60 * 1000,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  test('when a finding could not be published on the topic', () => {
    expect(alarms.AlarmsFindingsNotTold).toMatchObject({
      Namespace: 'AWS/Events',
      MetricName: 'FailedInvocations',
      Dimensions: [
        { Name: 'EventBusName', Value: '<OrderEventsBus>' },
        {
          Name: 'RuleName',
          Value: propertiesOf('AWS::Events::Rule').AlarmsFindingsToTheTopic?.Name,
        },
      ],
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  test('when changes of orders were put aside', () => {
    expect(alarms.AlarmsEventsPutAside).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: '<OrderEventsPutAside.QueueName>' }],
      Statistic: 'Maximum',
      Threshold: 1,
    });
  });

  test.each(Object.entries(alarms))('on the topic, and says when it is over: %s', (_, alarm) => {
    expect(alarm.AlarmActions).toEqual(['<AlarmsTopic>']);
    expect(alarm.OKActions).toEqual(['<AlarmsTopic>']);
    expect(alarm.ActionsEnabled).not.toBe(false);
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].+\. What to do: docs\/runbook\.md#\w+$/);
  });

  test('for the errors of each function, and for eleven other reasons', () => {
    expect(Object.keys(alarms)).toHaveLength(ours.length + 11);
  });
});

describe('the alarms’ topic', () => {
  test('lets CloudWatch publish, for this account', () => {
    expect(topicPolicy.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: '<AlarmsTopic>',
        Condition: { StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' } },
      }),
    );
  });

  test('lets nobody publish without TLS', () => {
    expect(topicPolicy.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  test('mails nobody unless a fork says whom', () => {
    expect(propertiesOf('AWS::SNS::Subscription')).toEqual({});
  });
});
