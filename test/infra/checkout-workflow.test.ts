import { errorNames } from '../../functions/checkout/errors.ts';
import { definition, propertiesOf, type State, template } from '../support/template.ts';

const { StartAt, States } = definition();
const state = (name: string): State => {
  const found = States[name];
  if (found === undefined) throw new Error(`There is no state ${name}.`);
  return found;
};
const tasks = Object.entries(States).filter(([, { Type }]) => Type === 'Task');

type Outcomes = Readonly<Record<string, string>>;

/** The states that an execution enters when each step gives the outcome named here. */
const pathOf = (outcomes: Outcomes): readonly string[] => {
  const entered: string[] = [];
  let outcome = '';
  let name: string | undefined = StartAt;
  while (name !== undefined) {
    entered.push(name);
    outcome = outcomes[name] ?? outcome;
    const { Next, Choices, Default } = state(name);
    const chosen = Choices?.find((choice) => choice.StringEquals === outcome);
    name = Choices === undefined ? Next : (chosen?.Next ?? Default);
  }
  return entered;
};

describe('a checkout', () => {
  test('that goes well enters five states at most, three of them functions', () => {
    const entered = pathOf({ Authorize: 'authorized', CreateOrder: 'created' });
    expect(entered).toEqual(['Authorize', 'HoldPlaced', 'CreateOrder', 'OrderCreated', 'Capture']);
  });

  test('whose card is declined ends without Release', () => {
    expect(pathOf({ Authorize: 'declined' })).toEqual([
      'Authorize',
      'HoldPlaced',
      'Declined',
      'CountDecline',
    ]);
  });

  test('whose bank has a question goes on once that is answered', () => {
    const answered = { Authorize: 'requires_action', AwaitAuthentication: 'authorized' };
    expect(pathOf({ ...answered, CreateOrder: 'created' })).toEqual([
      'Authorize',
      'HoldPlaced',
      'AwaitAuthentication',
      'HoldPlaced',
      'CreateOrder',
      'OrderCreated',
      'Capture',
    ]);
  });

  test.each<[string, Outcomes, string]>([
    ['that is approved is captured', { CheckApproval: 'approved' }, 'Capture'],
    ['that is decided against is released', { CheckApproval: 'canceled' }, 'Release'],
  ])('with an order %s', (_, outcomes, last) => {
    const waits = pathOf({
      Authorize: 'authorized',
      CreateOrder: 'approval_required',
      ...outcomes,
    });
    expect(waits).toEqual([
      'Authorize',
      'HoldPlaced',
      'CreateOrder',
      'OrderCreated',
      'AwaitApproval',
      'CheckApproval',
      'OrderCreated',
      last,
    ]);
  });

  test.each<[string, Outcomes]>([
    [
      'the bank’s step was refused',
      { Authorize: 'requires_action', AwaitAuthentication: 'refused' },
    ],
    ['a later version has another outcome', { Authorize: 'something_new' }],
    ['the stock is gone', { Authorize: 'authorized', CreateOrder: 'rejected' }],
    ['the order has another outcome', { Authorize: 'authorized', CreateOrder: 'something_new' }],
  ])('is released when %s', (_, outcomes) => {
    expect(pathOf(outcomes).at(-1)).toBe('Release');
  });

  test('is routed only by its outcome', () => {
    const variables = Object.values(States).flatMap(({ Choices = [] }) =>
      Choices.map(({ Variable }) => Variable),
    );
    expect(new Set(variables)).toEqual(new Set(['$.outcome']));
  });
});

describe('a failure past its retries', () => {
  test.each([
    ['Authorize', [{ ErrorEquals: ['States.ALL'], Next: 'Release' }]],
    ['CreateOrder', [{ ErrorEquals: ['States.ALL'], Next: 'Release' }]],
    ['Capture', [{ ErrorEquals: [errorNames.holdGone], Next: 'Release' }]],
    ['AwaitAuthentication', [{ ErrorEquals: ['States.ALL'], Next: 'Release' }]],
    [
      'AwaitApproval',
      [
        {
          ErrorEquals: ['States.Timeout', errorNames.approvalDecided, errorNames.waitOutdated],
          Next: 'CheckApproval',
        },
      ],
    ],
    ['CheckApproval', []],
    ['Release', [{ ErrorEquals: [errorNames.orderExists], Next: 'CheckApproval' }]],
  ])('of %s goes where it can be ended', (name, caught) => {
    const { Catch = [] } = state(name);
    expect(Catch.map(({ ErrorEquals, Next }) => ({ ErrorEquals, Next }))).toEqual(caught);
  });

  test('keeps the document beside it', () => {
    for (const [, { Catch = [] }] of tasks) {
      for (const { ResultPath } of Catch) expect(ResultPath).toBe('$.failure');
    }
  });

  test('is matched by names that handlers throw, or that AWS gives', () => {
    const known = [
      ...Object.values(errorNames),
      'States.ALL',
      'States.Timeout',
      'Lambda.TooManyRequestsException',
      'DynamoDB.ConditionalCheckFailedException',
    ];
    const matched = Object.values(States).flatMap(({ Retry = [], Catch = [] }) =>
      [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
    );
    expect(matched.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('every task', () => {
  test.each(tasks)('(%s) has a time limit and retries', (name, task) => {
    const { TimeoutSeconds = 1, TimeoutSecondsPath } = task;
    expect(TimeoutSeconds).toBeGreaterThan(0);
    expect([task.TimeoutSeconds === undefined, TimeoutSecondsPath]).toEqual(
      TimeoutSecondsPath === undefined ? [false, undefined] : [true, '$.approvalSeconds'],
    );
    // A decline that is not counted does no harm.
    const last = name === 'CountDecline' ? undefined : ['States.ALL'];
    expect(task.Retry?.at(-1)?.ErrorEquals).toEqual(last);
  });

  test('calls the function of its own name, except Declined and CountDecline, which need none', () => {
    const others = tasks.filter(([name, { Resource, Parameters }]) => {
      const called = Parameters?.FunctionName ?? Resource;
      return called !== `<Workflow${name}.Arn>`;
    });
    expect(others.map(([name]) => name)).toEqual(['Declined', 'CountDecline']);
  });
});

describe('a state that waits for its token', () => {
  test.each([
    ['AwaitAuthentication', { TimeoutSeconds: 15 * 60 }],
    // What comes back with this token is not looked at: the order's row says what was decided.
    ['AwaitApproval', { TimeoutSecondsPath: '$.approvalSeconds', ResultPath: null }],
  ])('(%s) hands it to its function with the document, and ends by itself', (name, waits) => {
    expect(state(name)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke.waitForTaskToken',
      Parameters: {
        FunctionName: `<Workflow${name}.Arn>`,
        Payload: {
          'taskToken.$': '$$.Task.Token',
          attempt: {
            'enteredAt.$': '$$.State.EnteredTime',
            'redriveCount.$': '$$.Execution.RedriveCount',
            'retryCount.$': '$$.State.RetryCount',
          },
          'document.$': '$',
        },
      },
      ...waits,
    });
  });

  test.each(['AwaitAuthentication', 'AwaitApproval'])('(%s) does not wait twice', (name) => {
    expect(state(name).Retry?.[0]).toMatchObject({ MaxAttempts: 0 });
    expect(state(name).Retry?.[0]?.ErrorEquals).toContain('States.Timeout');
  });
});

describe('the state machine', () => {
  const [machine] = Object.values(propertiesOf('AWS::StepFunctions::StateMachine'));

  test('is a standard one, since a hold is captured for days', () => {
    expect(['STANDARD', undefined]).toContain(machine?.StateMachineType);
  });

  test('logs what happened, without inputs and outputs', () => {
    expect(machine?.LoggingConfiguration).toMatchObject({
      Level: 'ALL',
      IncludeExecutionData: false,
    });
  });

  test('logs to a group that it may write to, which is kept for a month', () => {
    expect(template().Resources.WorkflowLog?.Properties).toEqual({
      LogGroupName: '/aws/vendedlogs/states/<AWS::StackName>',
      RetentionInDays: 30,
    });
  });

  test('is traced', () => {
    expect(machine?.TracingConfiguration).toEqual({ Enabled: true });
  });
});
