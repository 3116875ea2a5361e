import { definition, propertiesOf } from '../support/template.ts';

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
};

const list = (value: string | readonly string[]): readonly string[] => [value].flat();

/** What each of our roles may do, by the role's name: `action on resource`, logs left out. */
const allowed = (): Readonly<Record<string, readonly string[]>> => {
  const byRole: Record<string, string[]> = {};
  for (const properties of Object.values(propertiesOf('AWS::IAM::Policy'))) {
    const { Roles, PolicyDocument } = properties as {
      Roles: readonly string[];
      PolicyDocument: { Statement: readonly Statement[] };
    };
    for (const { Effect, Action, Resource } of PolicyDocument.Statement) {
      expect(Effect).toBe('Allow');
      for (const role of Roles) {
        const rights = list(Action).flatMap((action) =>
          list(Resource).map((resource) => `${action} on ${resource}`),
        );
        byRole[role] = [...(byRole[role] ?? []), ...rights];
      }
    }
  }
  return byRole;
};
const rightsOf = (role: string): readonly string[] =>
  (allowed()[`<${role}>`] ?? []).filter((right) => !right.startsWith('logs:')).sort();

const stripeKey = 'secretsmanager:GetSecretValue on <StripeSecretKey>';
const signingSecret = 'secretsmanager:GetSecretValue on <StripeWebhookSecret>';
const machine = '<WorkflowStateMachine>';
const waking = `states:SendTaskSuccess on ${machine}`;
const executions =
  'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:' +
  `<Fn::Select [6,"<Fn::Split [\\":\\",\\"${machine}\\"]>"]>:*`;

describe('each function may do exactly what its job needs', () => {
  test.each([
    ['WorkflowAuthorizeRole', [stripeKey]],
    [
      'WorkflowCreateOrderRole',
      [
        'dynamodb:GetItem on <TablesCheckouts.Arn>',
        'dynamodb:PutItem on <TablesOrders.Arn>',
        'dynamodb:UpdateItem on <TablesAttempts.Arn>',
        'dynamodb:UpdateItem on <TablesCheckouts.Arn>',
        'dynamodb:UpdateItem on <TablesProducts.Arn>',
        'dynamodb:UpdateItem on <TablesPromotions.Arn>',
      ],
    ],
    [
      'WorkflowAwaitAuthenticationRole',
      ['dynamodb:UpdateItem on <TablesCheckouts.Arn>', stripeKey],
    ],
    ['WorkflowAwaitApprovalRole', ['dynamodb:UpdateItem on <TablesOrders.Arn>']],
    [
      'WorkflowCheckApprovalRole',
      ['dynamodb:GetItem on <TablesOrders.Arn>', 'dynamodb:UpdateItem on <TablesOrders.Arn>'],
    ],
    [
      'BankStepAuthenticationRole',
      [
        'dynamodb:GetItem on <TablesCheckouts.Arn>',
        'dynamodb:UpdateItem on <TablesCheckouts.Arn>',
        stripeKey,
        waking,
      ],
    ],
    [
      'MerchantOrdersRole',
      [
        'dynamodb:BatchGetItem on <TablesOrders.Arn>',
        'dynamodb:GetItem on <TablesOrders.Arn>',
        'dynamodb:GetItem on <TablesProducts.Arn>',
        'dynamodb:Query on <TablesOrders.Arn>/index/ordersByDay',
        'dynamodb:Query on <TablesOrders.Arn>/index/ordersByEmail',
        'dynamodb:UpdateItem on <TablesCheckouts.Arn>',
        'dynamodb:UpdateItem on <TablesOrders.Arn>',
        'dynamodb:UpdateItem on <TablesProducts.Arn>',
        stripeKey,
        waking,
      ],
    ],
    [
      'OrderEventsPublishOrderEventsRole',
      [
        'dynamodb:DescribeStream on <TablesOrders.StreamArn>',
        'dynamodb:GetRecords on <TablesOrders.StreamArn>',
        'dynamodb:GetShardIterator on <TablesOrders.StreamArn>',
        'dynamodb:ListStreams on *',
        'events:PutEvents on <OrderEventsBus.Arn>',
        'sqs:GetQueueAttributes on <OrderEventsPutAside.Arn>',
        'sqs:GetQueueUrl on <OrderEventsPutAside.Arn>',
        'sqs:SendMessage on <OrderEventsPutAside.Arn>',
      ],
    ],
    ['AlarmsFindingsToTheTopicEventsRole', ['sns:Publish on <AlarmsTopic>']],
    ['MerchantRole', ['lambda:InvokeFunction on <MerchantOrders.Arn>']],
    [
      'WorkflowCaptureRole',
      [
        'dynamodb:UpdateItem on <TablesCheckouts.Arn>',
        'dynamodb:UpdateItem on <TablesOrders.Arn>',
        stripeKey,
      ],
    ],
    [
      'WorkflowReleaseRole',
      [
        'dynamodb:GetItem on <TablesOrders.Arn>',
        'dynamodb:UpdateItem on <TablesAttempts.Arn>',
        'dynamodb:UpdateItem on <TablesCheckouts.Arn>',
        'dynamodb:UpdateItem on <TablesOrders.Arn>',
        'dynamodb:UpdateItem on <TablesProducts.Arn>',
        'dynamodb:UpdateItem on <TablesPromotions.Arn>',
        stripeKey,
      ],
    ],
    [
      'ApiApiRole',
      [
        'dynamodb:BatchGetItem on <TablesAttempts.Arn>',
        'dynamodb:BatchGetItem on <TablesProducts.Arn>',
        'dynamodb:GetItem on <TablesAttempts.Arn>',
        'dynamodb:GetItem on <TablesCheckouts.Arn>',
        'dynamodb:GetItem on <TablesPromotions.Arn>',
        'dynamodb:PutItem on <TablesCheckouts.Arn>',
        'dynamodb:Scan on <TablesProducts.Arn>',
        'dynamodb:UpdateItem on <TablesAttempts.Arn>',
        // Whether the key was stored, not which it is.
        'secretsmanager:DescribeSecret on <StripeSecretKey>',
        'states:StartExecution on <WorkflowStateMachine>',
      ],
    ],
    [
      'WebhookStripeWebhookRole',
      [
        'dynamodb:GetItem on <TablesCheckouts.Arn>',
        'dynamodb:GetItem on <TablesFindings.Arn>',
        'dynamodb:GetItem on <TablesOrders.Arn>',
        'dynamodb:PutItem on <TablesFindings.Arn>',
        'dynamodb:PutItem on <TablesParkedEvents.Arn>',
        'dynamodb:UpdateItem on <TablesCheckouts.Arn>',
        'dynamodb:UpdateItem on <TablesOrders.Arn>',
        'events:PutEvents on <OrderEventsBus.Arn>',
        stripeKey,
        signingSecret,
        `states:DescribeExecution on ${executions}`,
        `states:RedriveExecution on ${executions}`,
        waking,
        `states:StartExecution on ${machine}`,
      ],
    ],
    [
      'ReconcilerReconcileRole',
      [
        'dynamodb:BatchGetItem on <TablesCheckouts.Arn>',
        'dynamodb:BatchGetItem on <TablesOrders.Arn>',
        'dynamodb:DeleteItem on <TablesParkedEvents.Arn>',
        'dynamodb:GetItem on <TablesCheckouts.Arn>',
        'dynamodb:GetItem on <TablesFindings.Arn>',
        'dynamodb:GetItem on <TablesOrders.Arn>',
        'dynamodb:PutItem on <TablesFindings.Arn>',
        'dynamodb:Query on <TablesOrders.Arn>/index/ordersByDay',
        'dynamodb:Scan on <TablesCheckouts.Arn>/index/open',
        'dynamodb:Scan on <TablesParkedEvents.Arn>',
        'dynamodb:UpdateItem on <TablesCheckouts.Arn>',
        'dynamodb:UpdateItem on <TablesOrders.Arn>',
        'events:PutEvents on <OrderEventsBus.Arn>',
        stripeKey,
        `states:DescribeExecution on ${executions}`,
        `states:ListExecutions on ${machine}`,
        `states:RedriveExecution on ${executions}`,
        waking,
        `states:StartExecution on ${machine}`,
      ],
    ],
    [
      'CatalogueLoadCatalogueRole',
      ['dynamodb:Scan on <TablesProducts.Arn>', 'dynamodb:UpdateItem on <TablesProducts.Arn>'],
    ],
  ])('%s', (role, rights) => {
    expect(rightsOf(role)).toEqual(rights);
  });

  test('and writes only to its own log', () => {
    // Roles of functions; the state machine's writes a log of another kind, the other two none.
    const others = [
      '<WorkflowStateMachineRole>',
      '<MerchantRole>',
      '<AlarmsFindingsToTheTopicEventsRole>',
    ];
    for (const role of Object.keys(allowed()).filter((name) => !others.includes(name))) {
      const logs = (allowed()[role] ?? []).filter((right) => right.startsWith('logs:'));
      const group = `${role.slice(1, -'Role>'.length)}Log.Arn`;
      expect(logs.sort()).toEqual([
        `logs:CreateLogStream on <${group}>`,
        `logs:PutLogEvents on <${group}>`,
      ]);
    }
  });
});

/** Of the functions that the definition calls, sorted. */
const stepArns = (): readonly string[] =>
  Object.values(definition().States)
    .map(({ Resource, Parameters }) => String(Parameters?.FunctionName ?? Resource))
    .filter((arn) => /^<\w+\.Arn>$/.test(arn))
    .sort();

describe('the state machine may', () => {
  const rights = rightsOf('WorkflowStateMachineRole');

  test('call its steps, and no other function', () => {
    const called = rights.filter((right) => right.startsWith('lambda:'));
    expect(called).toEqual(
      stepArns().flatMap((arn) => [
        `lambda:InvokeFunction on ${arn}`,
        `lambda:InvokeFunction on ${arn}:*`,
      ]),
    );
  });

  test('update the tables of checkouts and of attempts, and read or write no other', () => {
    const table = 'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table';
    expect(rights.filter((right) => right.startsWith('dynamodb:'))).toEqual([
      `dynamodb:UpdateItem on ${table}/<TablesAttempts>`,
      `dynamodb:UpdateItem on ${table}/<TablesCheckouts>`,
    ]);
  });
});

describe('of the secrets', () => {
  const readersOf = (right: string) =>
    Object.entries(allowed())
      .filter(([, rights]) => rights.includes(right))
      .map(([role]) => role)
      .sort();

  test('the Stripe key is read only by what asks Stripe', () => {
    expect(readersOf(stripeKey)).toEqual([
      '<BankStepAuthenticationRole>',
      '<MerchantOrdersRole>',
      '<ReconcilerReconcileRole>',
      '<WebhookStripeWebhookRole>',
      '<WorkflowAuthorizeRole>',
      '<WorkflowAwaitAuthenticationRole>',
      '<WorkflowCaptureRole>',
      '<WorkflowReleaseRole>',
    ]);
  });

  test('the signing secret is read only by the webhook', () => {
    expect(readersOf(signingSecret)).toEqual(['<WebhookStripeWebhookRole>']);
  });

  test('no other can be read', () => {
    const readable = Object.values(allowed())
      .flat()
      .filter((right) => right.startsWith('secretsmanager:Get'));
    expect(new Set(readable)).toEqual(new Set([stripeKey, signingSecret]));
  });
});

test('the merchant’s role can be taken by those whom the account allows to', () => {
  expect(propertiesOf('AWS::IAM::Role').MerchantRole?.AssumeRolePolicyDocument).toMatchObject({
    Statement: [
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { AWS: 'arn:<AWS::Partition>:iam::<AWS::AccountId>:root' },
      },
    ],
  });
});

test('no role may do an action with a star', () => {
  const rights = Object.values(allowed()).flat();
  expect(rights.length).toBeGreaterThan(30);
  expect(rights.filter((right) => right.split(' on ')[0]?.includes('*'))).toEqual([]);
});

test('no function’s role may do anything on every resource', () => {
  const rights = Object.entries(allowed()).filter(([role]) => !role.includes('StateMachine'));
  expect(rights.flatMap(([, each]) => each).filter((right) => right.endsWith(' on *'))).toEqual([
    // It takes no narrower resource.
    'dynamodb:ListStreams on *',
  ]);
});
