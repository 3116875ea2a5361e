/** Lambda's Invoke call, as its REST API has it. */
import type { HttpAnswer, HttpRequest } from '../http-api/gateway.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { LambdaError } from '../lambda/lambda-error.ts';
import { AwsError } from './aws-error.ts';

const route = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Whether the request is one for `invokeByName`. */
export const isInvocation = ({ method, path }: HttpRequest): boolean =>
  method === 'POST' && route.test(path);

/**
 * Invokes the function that the path names, by its name or its ARN. An invocation that waits
 * answers 200 with what the function returned, or with its error and `X-Amz-Function-Error`. One of
 * the type Event answers 202 at once, and its outcome is only in the function's log. AWS tries an
 * event that failed twice more; here it is tried once. Refusals have AWS's own names.
 */
export const invokeByName =
  (lambdas: readonly LambdaFunction[]) =>
  async ({ path, headers, body }: HttpRequest): Promise<HttpAnswer> => {
    try {
      const named = decodeURIComponent(route.exec(path)?.[1] ?? '');
      const lambda = lambdas.find(({ configuration }) => configuration.name === nameOf(named));
      if (lambda === undefined) {
        const message = `Function not found: ${named}`;
        throw new AwsError('ResourceNotFoundException', message, 404);
      }
      return await invoke(lambda, eventOf(body), headers['x-amz-invocation-type']);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { name, message, status } = error;
      return answer(status, JSON.stringify({ Type: 'User', Message: message }), {
        'x-amzn-errortype': name,
      });
    }
  };

const invoke = async (
  lambda: LambdaFunction,
  event: unknown,
  type = 'RequestResponse',
): Promise<HttpAnswer> => {
  switch (type) {
    case 'DryRun':
      return answer(204, '');
    case 'Event':
      void lambda.invoke(event).catch(() => {});
      return answer(202, '');
    case 'RequestResponse':
      return waitFor(lambda, event);
    default:
      throw new AwsError(
        'InvalidParameterValueException',
        `The invocation type is ${type}; it must be RequestResponse, Event or DryRun.`,
      );
  }
};

const waitFor = async (lambda: LambdaFunction, event: unknown): Promise<HttpAnswer> => {
  const headers = { 'x-amz-executed-version': '$LATEST' };
  try {
    return answer(200, JSON.stringify((await lambda.invoke(event)) ?? null), headers);
  } catch (error) {
    if (!(error instanceof LambdaError)) throw error;
    // The message is the error as JSON: errorType, errorMessage and trace.
    return answer(200, error.message, { ...headers, 'x-amz-function-error': 'Unhandled' });
  }
};

/** The name in `Orders`, `Orders:live`, `123456789012:function:Orders` or a whole ARN. */
const nameOf = (named: string): string =>
  named.includes('function:')
    ? (named.split('function:')[1]?.split(':')[0] ?? '')
    : (named.split(':')[0] ?? '');

const eventOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      'Could not parse request body into json: it must be a JSON text.',
    );
  }
};

const answer = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(body),
});
