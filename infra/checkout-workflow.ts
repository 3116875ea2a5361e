/**
 * The state machine: how a checkout runs, on one screen. Outcomes are returned and routed in the
 * open; failures are retried, and then lead to Release, which finds out what happened.
 *
 *     Authorize ─▶ HoldPlaced ─▶ CreateOrder ─▶ OrderCreated ─▶ Capture
 *         │            ├─▶ Declined    │              │             │ the hold is gone
 *         └────────────┴───────────────┴──────────────┴──▶ Release ◀┘
 *                                                             └─ the order exists ─▶ Capture
 *
 * Capture and Release have nowhere else to go: past their retries the execution fails in place,
 * which rings the alarm, and a redrive from the console takes it up at that very state.
 */
import { Aws, type CfnElement, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  Condition,
  DefinitionBody,
  Errors,
  LogLevel,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { errorNames } from '../functions/checkout/errors.ts';
import { acknowledge } from './acknowledge.ts';
import { Declined } from './declined.ts';
import type { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';
import { Step } from './step.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Tables } from './tables.ts';

type Props = {
  readonly tables: Tables;
  readonly stripe: StripeAccount;
  readonly settings: Settings;
};

/** While the shopper waits. */
const soon = Duration.seconds(6);
/** Stripe remembers a key for a day: until then Release finds a hold that nobody has seen by it. */
const aDay = Duration.hours(23);
/** A hold lasts seven days at most; when it has ended, Capture learns it from Stripe. */
const untilTheHoldEnds = Duration.days(7);

export class CheckoutWorkflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly functions: readonly NodeFunction[];
  readonly consoleUrl: string;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const authorize = this.authorize(props);
    const createOrder = this.createOrder(props);
    const capture = this.capture(props);
    const release = this.release(props);
    const declined = new Declined(this, 'Declined', props.tables);
    this.functions = [authorize, createOrder, capture, release];

    authorize.state.next(
      new Choice(this, 'HoldPlaced', { comment: 'Did the bank agree to hold the amount?' })
        .when(outcomeIs('authorized'), createOrder.state)
        .when(outcomeIs('declined'), declined.state)
        .otherwise(release.state),
    );
    createOrder.state.next(
      new Choice(this, 'OrderCreated', { comment: 'Is there an order, or was it out of stock?' })
        .when(outcomeIs('created'), capture.state)
        .otherwise(release.state),
    );
    authorize.onError([Errors.ALL], release.state);
    createOrder.onError([Errors.ALL], release.state);
    capture.onError([errorNames.holdGone], release.state);
    release.onError([errorNames.orderExists], capture.state);

    this.stateMachine = this.standardStateMachine(authorize, props.settings);
    const { region } = this.stateMachine.env;
    this.consoleUrl =
      `https://${region}.console.aws.amazon.com/states/home?region=${region}` +
      `#/statemachines/view/${this.stateMachine.stateMachineArn}`;
  }

  /** Lets a function look at a checkout's executions, and take them up where they stood. */
  grantTakingUp(to: NodeFunction): void {
    to.addEnvironment('STATE_MACHINE_ARN', this.stateMachine.stateMachineArn);
    this.stateMachine.grantStartExecution(to);
    this.stateMachine.grantExecution(to, 'states:DescribeExecution', 'states:RedriveExecution');
    const name = `{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${this.logicalIdOf(this.stateMachine)}"}]}]}`;
    acknowledge(to.role ?? to, {
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${name}:*]`]:
        'The executions of the one state machine: their names are checkouts.',
    });
  }

  private authorize({ stripe, settings }: Props): Step {
    const step = new Step(this, 'Authorize', {
      file: 'steps/authorize.ts',
      comment: 'Places a hold for the total on the card, at Stripe',
      timeoutSeconds: 30,
      retryFor: soon,
      settings,
    });
    stripe.grantTo(step);
    return step;
  }

  private createOrder({ tables, settings }: Props): Step {
    const step = new Step(this, 'CreateOrder', {
      file: 'steps/create-order.ts',
      comment: 'Writes the order, takes the stock and confirms the checkout, in one transaction',
      timeoutSeconds: 15,
      retryFor: soon,
      settings,
    });
    tables.grant(step, {
      checkouts: ['GetItem', 'UpdateItem'],
      orders: ['PutItem'],
      products: ['UpdateItem'],
    });
    return step;
  }

  private capture({ tables, stripe, settings }: Props): Step {
    const step = new Step(this, 'Capture', {
      file: 'steps/capture.ts',
      comment: 'Takes what was held, then marks the order paid; retried until the hold ends',
      timeoutSeconds: 30,
      retryFor: untilTheHoldEnds,
      settings,
    });
    stripe.grantTo(step);
    tables.grant(step, { checkouts: ['UpdateItem'], orders: ['UpdateItem'] });
    return step;
  }

  private release({ tables, stripe, settings }: Props): Step {
    const step = new Step(this, 'Release', {
      file: 'steps/release.ts',
      comment: 'Makes an order impossible, then cancels the hold, or refunds what was captured',
      timeoutSeconds: 60,
      retryFor: aDay,
      settings,
    });
    stripe.grantTo(step);
    tables.grant(step, {
      checkouts: ['UpdateItem'],
      orders: ['GetItem', 'UpdateItem'],
      products: ['UpdateItem'],
    });
    return step;
  }

  private standardStateMachine(first: Step, { logRetentionDays }: Settings): StateMachine {
    const logGroup = new LogGroup(this, 'Log', {
      // Step Functions can only write to a group whose policy fits, which this prefix is for.
      logGroupName: `/aws/vendedlogs/states/${Aws.STACK_NAME}`,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stateMachine = new StateMachine(this, 'StateMachine', {
      comment: 'Holds, orders and captures, or releases: every checkout ends exactly one way',
      definitionBody: DefinitionBody.fromChainable(first.state),
      tracingEnabled: true,
      // The inputs and outputs are in the history; the log tells what happened, not with what.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
    });
    acknowledge(stateMachine, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray and vended logs take no narrower resource.',
      ...Object.fromEntries(
        this.functions.map((step) => [
          `AwsSolutions-IAM5[Resource::<${this.logicalIdOf(step)}.Arn>:*]`,
          'The versions of the one function that this state calls.',
        ]),
      ),
    });
    return stateMachine;
  }

  private logicalIdOf({ node }: Construct): string {
    return Stack.of(this).getLogicalId(node.defaultChild as CfnElement);
  }
}

const outcomeIs = (outcome: string): Condition => Condition.stringEquals('$.outcome', outcome);
