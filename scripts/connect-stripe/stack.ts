/**
 * Reads a deployed stack's outputs, and reads and writes its secrets, with the caller's
 * credentials.
 */
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
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientConfiguration, explained } from '../terminal/aws.ts';
import type { Place } from '../terminal/place.ts';
import type { Subscribers } from './subscribers.ts';

export type StackFacts = {
  readonly name: string;
  /**
   * `account/region/stack`, which also marks its payments: several stacks may have the same name.
   */
  readonly shop: string;
  readonly secretKeyArn: string;
  /** Only in a shop that uses Stripe Tax. */
  readonly taxKeyArn?: string;
  /** Only in a shop with the setting `stripeReadKey`. */
  readonly readKeyArn?: string;
  /** Only in a stack that was deployed since it has this output. */
  readonly alarmsTopicArn?: string;
  readonly webhookSecretArn: string;
  readonly webhookUrl: string;
  readonly pageUrl: string;
  /** The address at which the stack calls Stripe's API. */
  readonly stripeApiUrl: string;
  /** Empty if the stack was deployed without one. */
  readonly publishableKey: string;
};

export type AwsServices = {
  readonly describe: () => Promise<StackFacts>;
  /** Resolves to undefined if the secret does not exist or has no value. */
  readonly getSecret: (arn: string) => Promise<string | undefined>;
  readonly putSecret: (arn: string, value: string) => Promise<void>;
  readonly subscribersOf: (topicArn: string) => Promise<Subscribers>;
};

/** The services with the caller's credentials. Each call throws an Error that says what to do. */
export const awsServices = (place: Place): AwsServices => {
  const configuration = clientConfiguration(place);
  const cloudFormation = new CloudFormationClient(configuration);
  const secrets = new SecretsManagerClient(configuration);
  const topics = new SNSClient(configuration);
  const own = sentencesOf(place.stack);
  return {
    describe: async () => {
      const { Stacks = [] } = await explained(
        () => cloudFormation.send(new DescribeStacksCommand({ StackName: place.stack })),
        place,
        own,
      );
      return factsOf(place.stack, Stacks[0]);
    },
    getSecret: (arn) => explained(() => valueOrNothing(secrets, arn), place, own),
    putSecret: async (arn, value) => {
      const put = new PutSecretValueCommand({ SecretId: arn, SecretString: value });
      await explained(() => secrets.send(put), place, own);
    },
    subscribersOf: async (TopicArn) => {
      const { Attributes = {} } = await explained(
        () => topics.send(new GetTopicAttributesCommand({ TopicArn })),
        place,
        { AuthorizationError: 'Your AWS credentials may not look at the topic.' },
      );
      const { SubscriptionsConfirmed = '0', SubscriptionsPending = '0' } = Attributes;
      return { confirmed: Number(SubscriptionsConfirmed), pending: Number(SubscriptionsPending) };
    },
  };
};

const valueOrNothing = async (secrets: SecretsManagerClient, SecretId: string) => {
  try {
    return (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const sentencesOf = (stack: string) => {
  const denied =
    `Your AWS credentials may not describe the stack ${stack}, or read and write its secrets: take ` +
    'those that it was deployed with.';
  return {
    ValidationError: `There is no stack ${stack} in this account and region: deploy it first (npm run deploy), or name it with --stack and --region.`,
    AccessDenied: denied,
    AccessDeniedException: denied,
  };
};

const factsOf = (name: string, stack: Stack | undefined): StackFacts => {
  const find = (key: string): string | undefined =>
    stack?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
  const output = (key: string): string => {
    const value = find(key);
    if (value !== undefined) return value;
    throw new Error(`The stack ${name} has no output ${key}: is it Holdfast, and was it deployed?`);
  };
  const parameter = (key: string): string | undefined =>
    stack?.Parameters?.find(({ ParameterKey }) => ParameterKey === key)?.ParameterValue;
  const taxKeyArn = find('StripeTaxKeyArn');
  const readKeyArn = find('StripeReadKeyArn');
  const alarmsTopicArn = find('AlarmsTopicArn');
  return {
    name: stack?.StackName ?? name,
    shop: shopOf(stack?.StackId ?? ''),
    secretKeyArn: output('StripeSecretKeyArn'),
    ...(taxKeyArn !== undefined && { taxKeyArn }),
    ...(readKeyArn !== undefined && { readKeyArn }),
    ...(alarmsTopicArn !== undefined && { alarmsTopicArn }),
    webhookSecretArn: output('StripeWebhookSecretArn'),
    webhookUrl: output('StripeWebhookUrl'),
    pageUrl: output('PageUrl'),
    stripeApiUrl: parameter('StripeApiUrl') ?? 'https://api.stripe.com',
    publishableKey: parameter('StripePublishableKey') ?? '',
  };
};

/**
 * `arn:aws:cloudformation:eu-west-1:123456789012:stack/Holdfast/…` is
 * `123456789012/eu-west-1/Holdfast`.
 */
const shopOf = (stackArn: string): string => {
  const [, , , region, account, resource] = stackArn.split(':');
  const [, name] = resource?.split('/') ?? [];
  if (name !== undefined) return `${account}/${region}/${name}`;
  throw new Error(`CloudFormation names the stack "${stackArn}", which is no ARN of a stack.`);
};
