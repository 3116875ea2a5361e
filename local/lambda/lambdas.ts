/** The template's Node functions, each with the environment that Lambda would give it. */
import type { Stack } from '../template/stack.ts';
import type { LambdaFunction, Runtime } from './function.ts';

type FunctionProperties = {
  readonly Handler: string;
  readonly Runtime: string;
  readonly Code: { readonly S3Key?: string };
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
};

/** The addresses at which functions find AWS's services. */
export type Endpoints = {
  readonly dynamoDb: string;
  readonly aws: string;
};

type Options = {
  readonly endpoints: Endpoints;
  readonly runtime: Runtime;
};

/**
 * Functions by logical id, by name and by ARN. The CDK's own functions, which copy files and call
 * triggers at a deployment, are left out: `local/` does their work itself. The SDKs find the local
 * services through AWS's own endpoint variables.
 */
export const createLambdas = (stack: Stack, { endpoints, runtime }: Options) => {
  const byArn = new Map<string, LambdaFunction>();
  const byName = new Map<string, LambdaFunction>();
  const all = new Map<string, LambdaFunction>();
  for (const { logicalId, ref, arn, properties } of stack.ofType<FunctionProperties>(
    'AWS::Lambda::Function',
  )) {
    if (isOfTheCdk(logicalId)) continue;
    const { Handler, Runtime, Code, Timeout = 3, MemorySize = 128, Environment } = properties;
    if (!Runtime.startsWith('nodejs'))
      throw new Error(`${logicalId} runs on ${Runtime}, not Node.`);
    const lambda = runtime({
      name: ref,
      folder: stack.assembly.assetPath(Code.S3Key ?? ''),
      handler: Handler,
      timeoutSeconds: Timeout,
      environment: {
        ...Environment?.Variables,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_SESSION_TOKEN: 'local',
        AWS_LAMBDA_FUNCTION_NAME: ref,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
        AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDb,
        AWS_ENDPOINT_URL_SFN: endpoints.aws,
        AWS_ENDPOINT_URL_LAMBDA: endpoints.aws,
        AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.aws,
        AWS_ENDPOINT_URL_CLOUDFORMATION: endpoints.aws,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.aws,
      },
    });
    byArn.set(arn, lambda);
    byName.set(ref, lambda);
    all.set(logicalId, lambda);
  }
  return {
    all: all as ReadonlyMap<string, LambdaFunction>,
    byArn: (arn: string) => byArn.get(arn),
    byNameOrArn: (name: string) => byName.get(name) ?? byArn.get(name),
    stop: async () => {
      await Promise.all([...all.values()].map((lambda) => lambda.stop()));
    },
  };
};

/** How the logical ids of the functions behind the CDK's custom resources begin. */
const ofTheCdk = ['CustomCDKBucketDeployment', 'AWSCDK', 'AWS679f53fac002430cb0da5b7982bd2287'];

const isOfTheCdk = (logicalId: string): boolean =>
  ofTheCdk.some((start) => logicalId.startsWith(start));
