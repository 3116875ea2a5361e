/**
 * The state machine: how a checkout runs, on one screen. Steps return outcomes, which Choices
 * route. Failures are retried and then lead to Release, which finds out what happened.
 *
 *     Authorize ─▶ HoldPlaced ─▶ CreateOrder ─▶ OrderCreated ─▶ Capture
 *         │          │ │  ▲          │              │  │  ▲        │
 *         │          │ │  └ AwaitAuthentication     │  │  └ CheckApproval ◀─ AwaitApproval
 *         │          │ └─▶ Declined  │              │  └──────────┼───────────────▲
 *         └──────────┴───────────────┴──────────────┴─▶ Release ◀─┘ the hold is gone
 *                                                          └─ the order exists ─▶ CheckApproval
 *
 * After Declined, CountDecline counts it for the whole shop: it never fails, and changes no ending.
 * AwaitAuthentication waits for the shopper and the bank, AwaitApproval for the merchant. Both
 * waits end when their token comes back, or after their time. When Capture, CheckApproval, Release,
 * AwaitApproval or Declined fail past their retries, there is no other state to go to: the
 * execution fails in place, which rings an alarm, and a redrive continues it at that state.
 */
import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  DefinitionBody,
  Errors,
  LogLevel,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { errorNames } from '../functions/checkout/errors.ts';
import { acknowledge } from './acknowledge.ts';
import {
  authorize,
  awaitApproval,
  awaitAuthentication,
  capture,
  checkApproval,
  createOrder,
  release,
  type StepParts,
} from './checkout-steps.ts';
import { CountDecline } from './count-decline.ts';
import { Declined } from './declined.ts';
import { logicalIdOf } from './logical-id.ts';
import type { NodeFunction } from './node-function.ts';
import { holdIs, orderIs } from './outcomes.ts';
import type { Step } from './step.ts';
import type { WaitingStep } from './waiting-step.ts';

export class CheckoutWorkflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly functions: readonly NodeFunction[];
  /** Has what each execution did, without its data. */
  readonly logGroup: ILogGroup;
  readonly consoleUrl: string;

  constructor(scope: Construct, id: string, parts: StepParts) {
    super(scope, id);
    const steps = {
      authorize: authorize(this, parts),
      awaitAuthentication: awaitAuthentication(this, parts),
      createOrder: createOrder(this, parts),
      awaitApproval: awaitApproval(this, parts),
      checkApproval: checkApproval(this, parts),
      capture: capture(this, parts),
      release: release(this, parts),
    };
    this.functions = Object.values(steps);
    const declined = new Declined(this, 'Declined', parts.tables);
    declined.state.next(new CountDecline(this, 'CountDecline', parts.tables).state);
    this.route(steps, declined);

    this.logGroup = new LogGroup(this, 'Log', {
      // CloudWatch allows AWS's services to write to groups with this prefix.
      logGroupName: `/aws/vendedlogs/states/${Aws.STACK_NAME}`,
      retention: parts.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = this.standardStateMachine(steps.authorize);
    const { region } = this.stateMachine.env;
    this.consoleUrl =
      `https://${region}.console.aws.amazon.com/states/home?region=${region}` +
      `#/statemachines/view/${this.stateMachine.stateMachineArn}`;
  }

  /** Lets a function wake up a state that waits. */
  grantWaking(to: NodeFunction): void {
    this.stateMachine.grant(to, 'states:SendTaskSuccess');
  }

  /** Lets a function describe, start and redrive checkouts' executions. */
  grantTakingUp(to: NodeFunction): void {
    to.addEnvironment('STATE_MACHINE_ARN', this.stateMachine.stateMachineArn);
    this.stateMachine.grantStartExecution(to);
    this.stateMachine.grantExecution(to, 'states:DescribeExecution', 'states:RedriveExecution');
    const name = `{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${logicalIdOf(this.stateMachine)}"}]}]}`;
    acknowledge(to.role ?? to, {
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${name}:*]`]:
        'The executions of the one state machine: their names are checkouts.',
    });
  }

  private route(steps: Steps, declined: Declined): void {
    const { authorize, awaitAuthentication, createOrder, awaitApproval, checkApproval } = steps;
    const { capture, release } = steps;
    const holdPlaced = new Choice(this, 'HoldPlaced', {
      comment: 'Did the bank agree to hold the amount, or does it ask the shopper first?',
    })
      .when(holdIs('authorized'), createOrder.state)
      .when(holdIs('declined'), declined.state)
      .when(holdIs('requires_action'), awaitAuthentication.state)
      .otherwise(release.state);
    const orderCreated = new Choice(this, 'OrderCreated', {
      comment: 'Is the order to be captured, is it up to the merchant, or is there none?',
    })
      .when(orderIs('created'), capture.state)
      .when(orderIs('approved'), capture.state)
      .when(orderIs('approval_required'), awaitApproval.state)
      .otherwise(release.state);
    authorize.state.next(holdPlaced);
    awaitAuthentication.state.next(holdPlaced);
    createOrder.state.next(orderCreated);
    awaitApproval.state.next(checkApproval.state);
    checkApproval.state.next(orderCreated);

    authorize.onError([Errors.ALL], release.state);
    awaitAuthentication.onError([Errors.ALL], release.state);
    createOrder.onError([Errors.ALL], release.state);
    const { approvalDecided, waitOutdated } = errorNames;
    awaitApproval.onError([Errors.TIMEOUT, approvalDecided, waitOutdated], checkApproval.state);
    capture.onError([errorNames.holdGone], release.state);
    release.onError([errorNames.orderExists], checkApproval.state);
  }

  private standardStateMachine(first: Step): StateMachine {
    const stateMachine = new StateMachine(this, 'StateMachine', {
      comment: 'Holds, orders and captures, or releases: every checkout ends exactly one way',
      definitionBody: DefinitionBody.fromChainable(first.state),
      tracingEnabled: true,
      // Inputs and outputs are in the execution's history; the log only says what happened.
      logs: { destination: this.logGroup, level: LogLevel.ALL, includeExecutionData: false },
    });
    acknowledge(stateMachine, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray and vended logs take no narrower resource.',
      ...Object.fromEntries(
        this.functions.map((step) => [
          `AwsSolutions-IAM5[Resource::<${logicalIdOf(step)}.Arn>:*]`,
          'The versions of the one function that this state calls.',
        ]),
      ),
    });
    return stateMachine;
  }
}

type Steps = {
  readonly authorize: Step;
  readonly awaitAuthentication: WaitingStep;
  readonly createOrder: Step;
  readonly awaitApproval: WaitingStep;
  readonly checkApproval: Step;
  readonly capture: Step;
  readonly release: Step;
};
