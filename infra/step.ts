/**
 * A step of the workflow: a Lambda function and the Task state that calls it. Both have the name of
 * the step's file. Errors that a retry can't change are not retried. All others are, whatever their
 * names, since every step can be repeated safely.
 */
import { Duration } from 'aws-cdk-lib';
import { Errors, type IChainable, JitterType, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { type ErrorName, errorNames } from '../functions/checkout/errors.ts';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';
import { inLine, patience } from './patience.ts';

export type StepProps = Omit<NodeFunctionProps, 'description'> & {
  /** One sentence, shown in the console at the state and at the function. */
  readonly comment: string;
  /** How long a failing step is retried: some seconds while the shopper waits, or hours. */
  readonly retryFor: Duration;
  /** See `Line`. */
  readonly lineFor?: Duration;
};

/** The errors that a state may fail with: our own, or those of Step Functions itself. */
export type StateError =
  | ErrorName
  | (typeof Errors)[Exclude<keyof typeof Errors, 'prototype'>]
  | 'Lambda.TooManyRequestsException';

/** The errors that a retry can't change. */
const final: readonly ErrorName[] = [
  errorNames.paymentRefused,
  errorNames.holdGone,
  errorNames.orderExists,
  errorNames.approvalDecided,
  errorNames.waitOutdated,
  errorNames.recordsDisagree,
  errorNames.recordUnreadable,
  errorNames.invalidDocument,
];

/**
 * What says that a step has to wait for its turn: nothing was done, and nothing is wrong. Stripe takes
 * so many requests a second, Lambda runs so many functions at once.
 */
const busy: readonly StateError[] = [errorNames.stripeBusy, 'Lambda.TooManyRequestsException'];

export type Retrying = {
  /** How long a failing step is retried. */
  readonly retryFor: Duration;
  /**
   * How long a step stands in line, that is, asks again while Stripe or Lambda is too busy to take it.
   * Without it, being busy is a failure like any other.
   */
  readonly lineFor?: Duration | undefined;
  /** Errors that a retry of this state can't change. */
  readonly alsoFinal?: readonly StateError[];
};

/** Retries a step's function, except after errors that a retry can't change. */
export const retryUnlessFinal = (
  state: LambdaInvoke,
  { retryFor, lineFor, alsoFinal = [] }: Retrying,
): void => {
  state.addRetry({ errors: [...final, ...alsoFinal], maxAttempts: 0 });
  if (lineFor !== undefined) {
    state.addRetry({ errors: [...busy], ...inLine(lineFor), jitterStrategy: JitterType.FULL });
  }
  state.addRetry({
    errors: [Errors.ALL],
    ...patience(retryFor),
    jitterStrategy: retryFor.toSeconds() < 60 ? JitterType.FULL : JitterType.NONE,
  });
};

export class Step extends NodeFunction {
  readonly state: LambdaInvoke;

  constructor(scope: Construct, id: string, { comment, retryFor, lineFor, ...props }: StepProps) {
    super(scope, id, { ...props, description: comment });
    this.state = new LambdaInvoke(this, 'State', {
      stateName: id,
      comment,
      lambdaFunction: this,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      // Lambda's own timeout comes first; this one is for a Lambda that never answers.
      taskTimeout: Timeout.duration(Duration.seconds(props.timeoutSeconds + 5)),
    });
    retryUnlessFinal(this.state, { retryFor, lineFor });
  }

  /** Goes on with `next` when the step still fails with one of `errors` after its retries. */
  onError(errors: readonly StateError[], next: IChainable): void {
    this.state.addCatch(next, { errors: [...errors], resultPath: '$.failure' });
  }
}
