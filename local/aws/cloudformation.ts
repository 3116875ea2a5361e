/** CloudFormation's DescribeStacks, for the one stack that runs here. */
import { randomUUID } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from '../http-api/gateway.ts';
import type { Stack } from '../template/stack.ts';
import { AwsError } from './aws-error.ts';
import { xmlAnswer } from './query-xml.ts';

const contentType = 'application/x-www-form-urlencoded';

/**
 * Whether the request is in the Query protocol; of the services here only CloudFormation uses it.
 */
export const isQuery = ({ headers }: HttpRequest): boolean =>
  headers['x-amz-target'] === undefined && (headers['content-type'] ?? '').startsWith(contentType);

/** Answers a call in the Query protocol. Refusals have AWS's own names and sentences. */
export const answerQuery =
  (stack: Stack) =>
  async ({ body }: HttpRequest): Promise<HttpAnswer> => {
    const form = new URLSearchParams(body.toString('utf8'));
    const ResponseMetadata = { RequestId: randomUUID() };
    try {
      const action = form.get('Action') ?? '';
      if (action !== 'DescribeStacks') {
        throw new AwsError('InvalidAction', `${action} can't be called here.`);
      }
      return xmlAnswer(200, 'DescribeStacksResponse', {
        DescribeStacksResult: { Stacks: [describe(stack, form.get('StackName'))] },
        ResponseMetadata,
      });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { name: Code, message: Message, status } = error;
      const { RequestId } = ResponseMetadata;
      return xmlAnswer(status, 'ErrorResponse', {
        Error: { Type: 'Sender', Code, Message },
        RequestId,
      });
    }
  };

/**
 * A stack is asked for by its name or its id. Without either the answer is all stacks: this one.
 */
const describe = (stack: Stack, asked: string | null): unknown => {
  const { name, id, outputs, descriptions, parameters } = stack;
  if (asked !== null && asked !== name && asked !== id) {
    throw new AwsError('ValidationError', `Stack with id ${asked} does not exist`);
  }
  return {
    StackId: id,
    StackName: name,
    StackStatus: 'CREATE_COMPLETE',
    CreationTime: createdAt,
    DisableRollback: false,
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Outputs: Object.entries(outputs)
      .filter(([, value]) => value !== undefined)
      .map(([OutputKey, OutputValue]) => ({
        OutputKey,
        OutputValue,
        Description: descriptions[OutputKey],
      })),
  };
};

/** When this process started. */
const createdAt = new Date().toISOString();
