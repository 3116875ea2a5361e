/** The AWS endpoint: the services that functions and commands call, in AWS's own protocols. */
import type { Actions, Input } from './aws/actions.ts';
import { AwsError } from './aws/aws-error.ts';
import { answerQuery, isQuery } from './aws/cloudformation.ts';
import { eventBridgeActions } from './aws/event-bridge.ts';
import { invokeByName, isInvocation } from './aws/lambda-invocations.ts';
import { secretsManagerActions } from './aws/secrets-manager.ts';
import { type StateMachine, stepFunctionsActions } from './aws/step-functions.ts';
import type { EventBuses } from './events/event-buses.ts';
import type { HttpAnswer, HttpRequest } from './http-api/gateway.ts';
import { jsonAnswer } from './http-server.ts';
import type { LambdaFunction } from './lambda/function.ts';
import type { Secrets } from './secrets.ts';
import type { Stack } from './template/stack.ts';

export type Services = StateMachine & {
  readonly secrets: Secrets;
  readonly lambdas: readonly LambdaFunction[];
  readonly eventBuses: EventBuses;
  readonly stack: Stack;
};

/** Answers one call of the AWS protocols. */
export const awsEndpoint = (
  services: Services,
): ((request: HttpRequest) => Promise<HttpAnswer>) => {
  const actions: Actions = {
    ...stepFunctionsActions(services),
    ...secretsManagerActions(services.secrets),
    ...eventBridgeActions(services.eventBuses),
  };
  const invocation = invokeByName(services.lambdas);
  const query = answerQuery(services.stack);
  return (request) => {
    if (isInvocation(request)) return invocation(request);
    return isQuery(request) ? query(request) : answerJson(actions, request);
  };
};

/** AWS's JSON protocols, 1.0 and 1.1: the action in a header, the error's name in `__type`. */
const answerJson = async (
  actions: Actions,
  { headers, body }: HttpRequest,
): Promise<HttpAnswer> => {
  const target = headers['x-amz-target'] ?? '';
  const type = headers['content-type'] ?? 'application/x-amz-json-1.0';
  const action = actions[target];
  try {
    if (action === undefined) {
      throw new AwsError('UnknownOperationException', `${target} can't be called here.`);
    }
    const input = JSON.parse(body.toString('utf8') || '{}') as Input;
    return jsonAnswer(200, await action(input), type);
  } catch (error) {
    const { name, status } =
      error instanceof AwsError ? error : { name: 'InternalFailure', status: 500 };
    const message = error instanceof Error ? error.message : String(error);
    return jsonAnswer(status, { __type: name, message }, type);
  }
};
