/** Stripe and DynamoDB as tutorials call them: their own clients, with the retries that those bring. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import Stripe from 'stripe';

type Addresses = { readonly stripeUrl: string; readonly dynamoDbUrl: string };

export const stripeAt = (stripeUrl: string): Stripe => {
  const { hostname, port } = new URL(stripeUrl);
  return new Stripe('sk_test_plain', {
    protocol: 'http',
    host: hostname,
    port: Number(port) || 80,
    telemetry: false,
  });
};

export const dynamoDbAt = (dynamoDbUrl: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: dynamoDbUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Both of them. */
export const outsideAt = ({ stripeUrl, dynamoDbUrl }: Addresses) => ({
  stripe: stripeAt(stripeUrl),
  dynamoDb: dynamoDbAt(dynamoDbUrl),
});

export type Outside = ReturnType<typeof outsideAt>;
