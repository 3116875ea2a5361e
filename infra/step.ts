/**
 * A step of the workflow: a Lambda function and the Task state that calls it, under one name, which
 * is also its file's. Its failures are sorted here: those that asking again can't mend are not
 * retried, all others are, whatever they are called, since every step can be repeated safely.
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
  /** For how long a step that fails is asked again: while the shopper waits, or for hours. */
  readonly retryFor: Duration;
};

/** What a state may fail with: our own errors, or those of Step Functions itself. */
export type StateError = ErrorName | (typeof Errors)[Exclude<keyof typeof Errors, 'prototype'>];

/** What asking again can't change. */
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

/** Asks a step's function again for so long, unless that can't change anything. */
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
      // Lambda ends the function first, unless it never answers.
      taskTimeout: Timeout.duration(Duration.seconds(props.timeoutSeconds + 5)),
    });
    retryUnlessFinal(this.state, retryFor);
  }

  /** Goes on elsewhere when the step fails with one of `errors` past its retries. */
  onError(errors: readonly StateError[], next: IChainable): void {
    this.state.addCatch(next, { errors: [...errors], resultPath: '$.failure' });
  }
}
