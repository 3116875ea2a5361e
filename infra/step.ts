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
import { patience } from './patience.ts';

export type StepProps = Omit<NodeFunctionProps, 'description'> & {
  /** One sentence, shown in the console at the state and at the function. */
  readonly comment: string;
  /** How long a failing step is retried: some seconds while the shopper waits, or hours. */
  readonly retryFor: Duration;
};

/** The errors that a state may fail with: our own, or those of Step Functions itself. */
export type StateError = ErrorName | (typeof Errors)[Exclude<keyof typeof Errors, 'prototype'>];

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

/** Retries a step's function for `retryFor`, except after errors that a retry can't change. */
export const retryUnlessFinal = (
  state: LambdaInvoke,
  retryFor: Duration,
  alsoFinal: readonly StateError[] = [],
): void => {
  state.addRetry({ errors: [...final, ...alsoFinal], maxAttempts: 0 });
  state.addRetry({
    errors: [Errors.ALL],
    ...patience(retryFor),
    jitterStrategy: retryFor.toSeconds() < 60 ? JitterType.FULL : JitterType.NONE,
  });
};

export class Step extends NodeFunction {
  readonly state: LambdaInvoke;

  constructor(scope: Construct, id: string, { comment, retryFor, ...props }: StepProps) {
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
    retryUnlessFinal(this.state, retryFor);
  }

  /** Goes on with `next` when the step still fails with one of `errors` after its retries. */
  onError(errors: readonly StateError[], next: IChainable): void {
    this.state.addCatch(next, { errors: [...errors], resultPath: '$.failure' });
  }
}
