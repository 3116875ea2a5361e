/** The deployed stack: what its outputs say, and its secrets, by the caller's AWS credentials. */
import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

export type StackFacts = {
  readonly name: string;
  readonly secretKeyArn: string;
  readonly webhookSecretArn: string;
  readonly webhookUrl: string;
  /** Where the stack finds Stripe's API. */
  readonly stripeApiUrl: string;
  /** Empty while it was deployed without one. */
  readonly publishableKey: string;
};

export type AwsServices = {
  readonly describe: () => Promise<StackFacts>;
  /** Undefined while the secret has no value. */
  readonly getSecret: (arn: string) => Promise<string | undefined>;
  readonly putSecret: (arn: string, value: string) => Promise<void>;
};

type Where = {
  readonly stack: string;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
};

/** On one machine nobody asks for them, and the SDK wants some. */
const atHome = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Each throws an Error that says what to do. */
export const awsServices = ({ stack, region, endpoint }: Where): AwsServices => {
  const configuration = {
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint, region: 'us-east-1', credentials: atHome }),
  };
  const cloudFormation = new CloudFormationClient(configuration);
  const secrets = new SecretsManagerClient(configuration);
  return {
    describe: async () => {
      const { Stacks = [] } = await explained(stack, endpoint, () =>
        cloudFormation.send(new DescribeStacksCommand({ StackName: stack })),
      );
      return factsOf(stack, Stacks[0]);
    },
    getSecret: async (arn) => {
      try {
        const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: arn }));
        return SecretString;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    putSecret: async (arn, value) => {
      await secrets.send(new PutSecretValueCommand({ SecretId: arn, SecretString: value }));
    },
  };
};

const explained = async <T>(
  stack: string,
  endpoint: string | undefined,
  call: () => Promise<T>,
): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    const { name, message } = error as Error;
    throw new Error(sentenceOf(name, message, stack, endpoint), { cause: error });
  }
};

const sentenceOf = (name: string, message: string, stack: string, endpoint?: string): string => {
  if (name === 'ValidationError') {
    return `There is no stack ${stack} in this account and region: deploy it first (npm run deploy), or name it with --stack and --region.`;
  }
  if (name === 'CredentialsProviderError') {
    return 'There are no AWS credentials: set AWS_PROFILE, or log in as you do for the AWS CLI.';
  }
  return endpoint === undefined
    ? `AWS could not be asked for the stack ${stack} (${name}: ${message}).`
    : `Nothing answers at ${endpoint}: is \`npm start\` running, and is --port its port? (${name})`;
};

const factsOf = (name: string, stack: Stack | undefined): StackFacts => {
  const output = (key: string): string => {
    const value = stack?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
    if (value !== undefined) return value;
    throw new Error(`The stack ${name} has no output ${key}: is it Holdfast, and was it deployed?`);
  };
  const parameter = (key: string): string | undefined =>
    stack?.Parameters?.find(({ ParameterKey }) => ParameterKey === key)?.ParameterValue;
  return {
    name,
    secretKeyArn: output('StripeSecretKeyArn'),
    webhookSecretArn: output('StripeWebhookSecretArn'),
    webhookUrl: output('StripeWebhookUrl'),
    stripeApiUrl: parameter('StripeApiUrl') ?? 'https://api.stripe.com',
    publishableKey: parameter('StripePublishableKey') ?? '',
  };
};
