import { errorNames } from '../../functions/checkout/errors.ts';
import { definition, propertiesOf, type State, template } from '../support/template.ts';

const { StartAt, States } = definition();
const state = (name: string): State => {
  const found = States[name];
  if (found === undefined) throw new Error(`There is no state ${name}.`);
  return found;
};
const tasks = Object.entries(States).filter(([, { Type }]) => Type === 'Task');

/** The states that an execution enters when each step gives the outcome named here. */
const pathOf = (outcomes: Readonly<Record<string, string>>): readonly string[] => {
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
    expect(pathOf({ Authorize: 'declined' })).toEqual(['Authorize', 'HoldPlaced', 'Declined']);
  });

  test.each([
    ['the bank has a question', { Authorize: 'requires_action' }],
    ['a later version has another outcome', { Authorize: 'something_new' }],
    ['the stock is gone', { Authorize: 'authorized', CreateOrder: 'rejected' }],
    ['the order has another outcome', { Authorize: 'authorized', CreateOrder: 'something_new' }],
  ])('is released when %s', (_, outcomes) => {
    expect(pathOf(outcomes).at(-1)).toBe('Release');
  });

  test('is routed by its outcome alone', () => {
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
    ['Release', [{ ErrorEquals: [errorNames.orderExists], Next: 'Capture' }]],
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
      'DynamoDB.ConditionalCheckFailedException',
    ];
    const matched = Object.values(States).flatMap(({ Retry = [], Catch = [] }) =>
      [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
    );
    expect(matched.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('every task', () => {
  test.each(tasks)('(%s) has a time limit, retries and somewhere to go', (_, task) => {
    expect(task.TimeoutSeconds).toBeGreaterThan(0);
    expect(task.Retry?.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    expect(task.Catch?.length).toBeGreaterThan(0);
  });

  test('is one of the steps, or the refusal that needs no function', () => {
    const names = tasks.map(([name]) => name).sort();
    expect(names).toEqual(['Authorize', 'Capture', 'CreateOrder', 'Declined', 'Release']);
  });
});

describe('the state machine', () => {
  const [machine] = Object.values(propertiesOf('AWS::StepFunctions::StateMachine'));

  test('is a standard one, since a hold is captured for days', () => {
    expect(['STANDARD', undefined]).toContain(machine?.StateMachineType);
  });

  test('logs what happened and not with what', () => {
    expect(machine?.LoggingConfiguration).toMatchObject({
      Level: 'ALL',
      IncludeExecutionData: false,
    });
  });

  test('logs to a group that it may write to, kept for a month', () => {
    expect(template().Resources.WorkflowLog?.Properties).toEqual({
      LogGroupName: '/aws/vendedlogs/states/<AWS::StackName>',
      RetentionInDays: 30,
    });
  });

  test('is traced', () => {
    expect(machine?.TracingConfiguration).toEqual({ Enabled: true });
  });
});
