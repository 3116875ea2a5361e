/**
 * The reconciler: one function on two schedules. Every five minutes it looks at the few checkouts
 * that have not ended; every six hours it also compares everything of the last eight days.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import { NodeFunction } from './node-function.ts';
import type { OrderEvents } from './order-events.ts';
import type { Settings } from './settings.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Tables } from './tables.ts';

type Parts = {
  readonly tables: Tables;
  readonly workflow: CheckoutWorkflow;
  readonly stripe: StripeAccount;
  readonly events: OrderEvents;
};

export class Reconciler extends Construct {
  readonly handler: NodeFunction;

  constructor(
    scope: Construct,
    id: string,
    { settings, ...parts }: Parts & { settings: Settings },
  ) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Reconcile', {
      file: 'reconcile/reconcile-handler.ts',
      description: 'Compares Stripe, the orders and the executions, and settles what was missed',
      // The most that Lambda allows: eight days of payments are listed in pages of a hundred.
      timeoutSeconds: Duration.minutes(15).toSeconds(),
      memoryMib: 1024,
      environment: { STACK_NAME: Stack.of(this).stackName },
      settings,
    });
    grantSettling(this.handler, parts);
    const { tables, workflow } = parts;
    tables.grantIndex(this.handler, 'open');
    tables.grantIndex(this.handler, 'ordersByDay');
    tables.grant(this.handler, {
      checkouts: ['BatchGetItem'],
      orders: ['BatchGetItem'],
      parkedEvents: ['Scan', 'DeleteItem'],
    });
    workflow.stateMachine.grant(this.handler, 'states:ListExecutions');
    this.every(Duration.minutes(5), 'open');
    this.every(Duration.hours(6), 'everything');
  }

  private every(interval: Duration, scope: 'open' | 'everything'): void {
    const rule = new Rule(this, scope === 'open' ? 'Open' : 'Everything', {
      description: `Reconciles ${scope}`,
      schedule: Schedule.rate(interval),
      targets: [new LambdaFunction(this.handler, { event: RuleTargetInput.fromObject({ scope }) })],
    });
    acknowledge(rule, {
      'Serverless-EventBusDLQ': 'What one run misses is made good by the next; failures ring.',
    });
  }
}

/** Grants what settling a checkout and telling of it need, to the webhook and to the reconciler. */
export const grantSettling = (
  to: NodeFunction,
  { tables, workflow, stripe, events }: Parts,
): void => {
  stripe.grantLookingTo(to);
  stripe.nameShopTo(to);
  workflow.grantTakingUp(to);
  workflow.grantWaking(to);
  tables.grant(to, {
    checkouts: ['GetItem', 'UpdateItem'],
    orders: ['GetItem', 'UpdateItem'],
    findings: ['GetItem', 'PutItem'],
  });
  events.grantPublishing(to);
};
