/**
 * Holdfast as a process of its own, put together as `local/main.ts` does for `npm start`, with data in
 * a folder of the bench: `node holdfast-process.ts <assembly> <data folder> <Stripe's milliseconds>`.
 * Unlike there, what the functions log is not printed.
 */
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { openServers } from '../../local/servers.ts';
import { connectEvents } from '../../local/stripe-events.ts';
import { startSystem } from '../../local/system.ts';
import { beMeasured } from './measured.ts';
import { startStripe } from './stripe.ts';

const [assembly = '', folder = '', stripeMs = '0'] = process.argv.slice(2);
const key = 'sk_test_bench';

const servers = await openServers({
  folder,
  openStripe: (port) => startStripe(folder, port, Number(stripeMs)),
});
const stripeUrl = servers.stripe?.url ?? '';
const system = await startSystem({
  assembly,
  servers,
  folder,
  parameters: {
    StripePublishableKey: 'pk_test_bench',
    StripeApiUrl: stripeUrl,
    StripeJsUrl: `${stripeUrl}/v3/`,
    // All shoppers of the bench share one address.
    AttemptsPerHour: '1000000',
  },
  secrets: {
    StripeSecretKey: key,
    StripeTaxKey: key,
    StripeReadKey: key,
    StripeWebhookSecret: 'whsec_bench',
  },
});
if (servers.stripe !== undefined) connectEvents(servers.stripe.control, system, undefined);
system.warm();
await callDynamoDb(system.dynamoDbUrl, 'UpdateItem', {
  TableName: system.tableName('TablesProducts'),
  Key: { sku: { S: 'workshop' } },
  UpdateExpression: 'SET stock = :plenty',
  ExpressionAttributeValues: { ':plenty': { N: '1000000' } },
});
beMeasured(
  {
    url: system.pageUrl,
    stripeUrl,
    dynamoDbUrl: system.dynamoDbUrl,
    ordersTable: system.tableName('TablesOrders'),
  },
  async () => {
    await system.stop();
    await servers.close();
  },
);
