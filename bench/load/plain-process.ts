/**
 * The plain flow as a process of its own, with a Stripe stand-in inside like Holdfast's, on a DynamoDB
 * engine that is there: `node plain-process.ts <bundle> <data folder> <Stripe's milliseconds> <DynamoDB>`.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import type { servePlain } from '../flows/plain-server.ts';
import { beMeasured } from './measured.ts';
import { startStripe } from './stripe.ts';

const [bundle = '', folder = '', stripeMs = '0', dynamoDbUrl = ''] = process.argv.slice(2);
const ordersTable = 'PlainOrders';

const stripe = await startStripe(folder, 0, Number(stripeMs));
await callDynamoDb(dynamoDbUrl, 'CreateTable', {
  TableName: ordersTable,
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
});
const load = createRequire(import.meta.url);
const bundled = load(path.join(bundle, 'index.js')) as {
  readonly servePlain: typeof servePlain;
};
const server = await bundled.servePlain({ stripeUrl: stripe.url, dynamoDbUrl, ordersTable });
beMeasured({ url: server.url, stripeUrl: stripe.url, dynamoDbUrl, ordersTable }, async () => {
  await server.stop();
  await stripe.close();
});
