/**
 * A step that waits: its function stores or shows something for a person outside, and then the
 * state waits until its token comes back or its time is over. Waiting costs nothing.
 */
import type { Duration } from 'aws-cdk-lib';
import {
  Errors,
  type IChainable,
  IntegrationPattern,
  JsonPath,
  TaskInput,
  type Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { WaitAttempt } from '../functions/checkout/wait-attempt.ts';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';
import { retryUnlessFinal, type StateError } from './step.ts';

export type WaitingStepProps = Omit<NodeFunctionProps, 'description'> & {
  /** One sentence, shown in the console at the state and at the function. */
  readonly comment: string;
  /** How long a failing function is retried. */
  readonly retryFor: Duration;
  /** How long it asks again while Stripe or Lambda is too busy (`Retrying` in step.ts). */
  readonly lineFor?: Duration;
  /** How long to wait for the token; after that the state ends with States.Timeout. */
  readonly wait: Timeout;
  /** Where the token's result is put; without a path, the result becomes the next document. */
  readonly resultPath?: string;
};

export class WaitingStep extends NodeFunction {
  readonly state: LambdaInvoke;

  constructor(
    scope: Construct,
    id: string,
    { comment, retryFor, lineFor, wait, resultPath, ...props }: WaitingStepProps,
  ) {
    super(scope, id, { ...props, description: comment });
    this.state = new LambdaInvoke(this, 'State', {
      stateName: id,
      comment,
      lambdaFunction: this,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        taskToken: JsonPath.taskToken,
        // Says which of two tokens is the newer one (`wait-attempt.ts`).
        attempt: {
          enteredAt: JsonPath.stateEnteredTime,
          redriveCount: JsonPath.numberAt('$$.Execution.RedriveCount'),
          retryCount: JsonPath.numberAt('$$.State.RetryCount'),
        } satisfies Record<keyof WaitAttempt, unknown>,
        document: JsonPath.objectAt('$'),
      }),
      retryOnServiceExceptions: false,
      taskTimeout: wait,
      ...(resultPath !== undefined && { resultPath }),
    });
    retryUnlessFinal(this.state, { retryFor, lineFor, alsoFinal: [Errors.TIMEOUT] });
  }

  /**
   * Goes on with `next` when the wait, or the function after its retries, ends with such an error.
   */
  onError(errors: readonly StateError[], next: IChainable): void {
    this.state.addCatch(next, { errors: [...errors], resultPath: '$.failure' });
  }
}
