/**
 * A step that waits: its function tells somebody outside, and the state then waits for its token to
 * come back, for as long as it may. Nothing is paid for while it waits.
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
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';
import { retryUnlessFinal, type StateError } from './step.ts';

export type WaitingStepProps = Omit<NodeFunctionProps, 'description'> & {
  /** One sentence, shown in the console at the state and at the function. */
  readonly comment: string;
  /** For how long a function that fails is asked again. */
  readonly retryFor: Duration;
  /** For how long the token may stay away; then the state ends with States.Timeout. */
  readonly wait: Timeout;
  /** Where what comes back with the token goes; without it, it is the next document. */
  readonly resultPath?: string;
};

export class WaitingStep extends NodeFunction {
  readonly state: LambdaInvoke;

  constructor(
    scope: Construct,
    id: string,
    { comment, retryFor, wait, resultPath, ...props }: WaitingStepProps,
  ) {
    super(scope, id, { ...props, description: comment });
    this.state = new LambdaInvoke(this, 'State', {
      stateName: id,
      comment,
      lambdaFunction: this,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        taskToken: JsonPath.taskToken,
        document: JsonPath.objectAt('$'),
      }),
      retryOnServiceExceptions: false,
      taskTimeout: wait,
      ...(resultPath !== undefined && { resultPath }),
    });
    retryUnlessFinal(this.state, retryFor, [Errors.TIMEOUT]);
  }

  /** Goes on elsewhere when the wait, or the function past its retries, ends with one of `errors`. */
  onError(errors: readonly StateError[], next: IChainable): void {
    this.state.addCatch(next, { errors: [...errors], resultPath: '$.failure' });
  }
}
