/** Calls DynamoDB in its own JSON protocol. Local engines do not check the signature. */

/** An error by the name that DynamoDB gives it, such as `ResourceInUseException`. */
export class DynamoDbError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/**
 * The answer to one action. Throws a `DynamoDbError`; its name is `SdkClientException` if no answer
 * came.
 */
export const callDynamoDb = (
  url: string,
  action: string,
  input: unknown,
): Promise<Record<string, unknown>> => call(url, `DynamoDB_20120810.${action}`, input);

/** The same for the tables' streams, which have a protocol of their own at the same address. */
export const callDynamoDbStreams = (
  url: string,
  action: string,
  input: unknown,
): Promise<Record<string, unknown>> => call(url, `DynamoDBStreams_20120810.${action}`, input);

const call = async (
  url: string,
  target: string,
  input: unknown,
): Promise<Record<string, unknown>> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': target,
      'X-Amz-Date': '20260101T000000Z',
      Authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
    },
    body: JSON.stringify(input),
  }).catch((cause: unknown) => {
    throw new DynamoDbError('SdkClientException', `No answer from ${url}: ${String(cause)}`);
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.ok) return answer;
  const name =
    String(answer.__type ?? 'InternalServerError')
      .split('#')
      .at(-1) ?? '';
  throw new DynamoDbError(name, String(answer.message ?? answer.Message ?? ''));
};
