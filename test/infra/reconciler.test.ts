import { propertiesOf } from '../support/template.ts';

type Rule = {
  readonly ScheduleExpression: string;
  readonly State: string;
  readonly Targets: readonly { readonly Arn: string; readonly Input: string }[];
};

const reconciler = propertiesOf('AWS::Lambda::Function').ReconcilerReconcile as {
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
};
const rules = propertiesOf('AWS::Events::Rule') as Readonly<Record<string, unknown>> as Readonly<
  Record<string, Rule>
>;

describe('the reconciler', () => {
  test.each([
    ['ReconcilerOpen', 'what has no ending', 'rate(5 minutes)', 'open'],
    ['ReconcilerEverything', 'everything', 'rate(6 hours)', 'everything'],
  ])('(%s) looks at %s by %s', (name, _, rate, scope) => {
    expect(rules[name]).toMatchObject({ ScheduleExpression: rate, State: 'ENABLED' });
    expect(rules[name]?.Targets.map(({ Arn, Input }) => [Arn, JSON.parse(Input)])).toEqual([
      ['<ReconcilerReconcile.Arn>', { scope }],
    ]);
  });

  test('is all that runs on a schedule', () => {
    const scheduled = Object.entries(rules).filter(
      ([, rule]) => rule.ScheduleExpression !== undefined,
    );
    expect(scheduled.map(([name]) => name).sort()).toEqual([
      'ReconcilerEverything',
      'ReconcilerOpen',
    ]);
  });

  test('may be called by its two rules, and by nobody else', () => {
    const callers = Object.values(propertiesOf('AWS::Lambda::Permission'))
      .filter(({ FunctionName }) => FunctionName === '<ReconcilerReconcile.Arn>')
      .map(({ Principal, SourceArn }) => [Principal, SourceArn]);
    expect(callers).toEqual([
      ['events.amazonaws.com', '<ReconcilerOpen.Arn>'],
      ['events.amazonaws.com', '<ReconcilerEverything.Arn>'],
    ]);
  });

  test('has as long as Lambda allows, for eight days of payments', () => {
    expect(reconciler.Timeout).toBe(15 * 60);
  });

  test('is told its tables, its state machine and its Stripe account', () => {
    const { NODE_OPTIONS, SHOP, ...variables } = reconciler.Environment.Variables;
    expect(variables).toEqual({
      STACK_NAME: 'Holdfast',
      CHECKOUTS_TABLE: '<TablesCheckouts>',
      ORDERS_TABLE: '<TablesOrders>',
      FINDINGS_TABLE: '<TablesFindings>',
      EVENT_BUS: '<OrderEventsBus>',
      PARKED_EVENTS_TABLE: '<TablesParkedEvents>',
      STATE_MACHINE_ARN: '<WorkflowStateMachine>',
      STRIPE_API_URL: '<StripeApiUrl>',
      STRIPE_KEY_SECRET: '<StripeSecretKey>',
    });
  });
});
