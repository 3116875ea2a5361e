/** The session flow at a stand-in and an engine of its own. */
import { type StripeStandIn, startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import { answered } from '../../../bench/flows/answered.ts';
import { outsideAt } from '../../../bench/flows/outside.ts';
import { sessionFlow } from '../../../bench/flows/session-flow.ts';
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';

let engine: Engine;
let stripe: StripeStandIn;
let nowMs = 1_000_000;

beforeAll(async () => {
  engine = await startEngine();
  await callDynamoDb(engine.url, 'CreateTable', {
    TableName: 'Sessions',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  stripe = await startStripeStandIn({ port: 0 });
});

afterAll(async () => {
  await stripe.close();
  await engine.stop();
});

const complete = (key: string) =>
  answered(
    sessionFlow({
      ...outsideAt({ stripeUrl: stripe.url, dynamoDbUrl: engine.url }),
      table: 'Sessions',
      now: () => nowMs,
      pause: async () => {},
    }),
  )({
    items: [{ sku: 'workshop', quantity: 1 }],
    email: 'ada@example.com',
    paymentMethod: 'pm_card_visa',
    key,
  });

const paid = (): number =>
  stripe.control.state().paymentIntents.filter(({ status }) => status === 'succeeded').length;

test('a key that is done gives the same answer again, and nothing is paid twice', async () => {
  const first = await complete('done');
  expect(first.status).toBe(201);
  expect(await complete('done')).toEqual(first);
  expect(paid()).toBe(1);
});

test('a key that is sent twice at once is paid once', async () => {
  const before = paid();
  const answers = await Promise.all([complete('twice'), complete('twice')]);
  expect(answers.map(({ status }) => status)).toContain(201);
  expect(paid()).toBe(before + 1);
});

test('a key that has failed says so for a minute, and is run again afterwards', async () => {
  const before = paid();
  stripe.control.faults.add({
    kind: 'refused',
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
  });
  expect((await complete('failing')).status).toBe(400);
  expect((await complete('failing')).status).toBe(400);
  expect(paid()).toBe(before);
  nowMs += 60_001;
  expect((await complete('failing')).status).toBe(201);
  expect(paid()).toBe(before + 1);
});
