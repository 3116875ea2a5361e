/**
 * The second design: a session that is completed once, held together by a record of each idempotency
 * key. Written anew from the description of `acp-handler`, Vercel's handler of the Agentic Commerce
 * Protocol: https://github.com/vercel/acp-handler, packages/sdk/docs/acp-flow.md. To complete a session
 * it authorizes, captures, and then stores the session as completed, which is the order. A key that is
 * under way or done is not run again; one that failed is told so for a minute. The keys and sessions,
 * which are in Redis there, are in one table of DynamoDB here.
 */
import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { currency, totalOf } from './cart.ts';
import type { Answer, Click, Flow } from './http.ts';
import type { Outside } from './outside.ts';

type Services = Outside & {
  readonly table: string;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
};

const dayMs = 24 * 60 * 60 * 1000;
/** So long a failure is repeated to whoever sends its key again. */
const failureMs = 60_000;
/** How long a request waits for another one with its key, look by look. */
const looksMs = [25, 100];

const pending = 'pending';
const failed = 'failed';

export const sessionFlow = (services: Services): Flow => {
  const { stripe, dynamoDb, table, now, pause } = services;

  /** What is kept under the key, and not forgotten yet. */
  const kept = async (key: string): Promise<string | undefined> => {
    const id = { S: `key#${key}` };
    const { Item } = await dynamoDb.send(
      new GetItemCommand({ TableName: table, Key: { id }, ConsistentRead: true }),
    );
    return Item !== undefined && Number(Item.expiresAt?.N) > now() ? Item.outcome?.S : undefined;
  };

  const keep = async (key: string, outcome: string, forMs: number): Promise<void> => {
    await dynamoDb.send(new PutItemCommand(recordOf(key, outcome, forMs)));
  };

  const recordOf = (key: string, outcome: string, forMs: number) => ({
    TableName: table,
    Item: {
      id: { S: `key#${key}` },
      outcome: { S: outcome },
      expiresAt: { N: String(now() + forMs) },
    },
  });

  /** Whether this request is the one that runs. */
  const take = async (key: string): Promise<boolean> => {
    try {
      await dynamoDb.send(
        new PutItemCommand({
          ...recordOf(key, pending, dayMs),
          ConditionExpression: 'attribute_not_exists(id) OR expiresAt <= :now',
          ExpressionAttributeValues: { ':now': { N: String(now()) } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /** What became of the request that runs: its outcome, or that it is still under way or has failed. */
  const becameOf = async (key: string): Promise<Answer> => {
    for (const ms of looksMs) {
      await pause(ms);
      const outcome = await kept(key);
      if (outcome !== undefined && outcome !== pending) return answerOf(outcome);
    }
    return { status: 500, body: { error: 'The first request with this key is under way.' } };
  };

  const complete = async ({ items, email, paymentMethod }: Click): Promise<object> => {
    const sessionId = randomUUID();
    await dynamoDb.send(
      new PutItemCommand({
        TableName: table,
        Item: { id: { S: sessionId }, email: { S: email }, status: { S: 'ready_for_payment' } },
      }),
    );
    const { id } = await stripe.paymentIntents.create({
      amount: totalOf(items),
      currency,
      capture_method: 'manual',
      confirm: true,
      payment_method: paymentMethod,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { session_id: sessionId },
    });
    await stripe.paymentIntents.capture(id);
    await dynamoDb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { id: { S: sessionId } },
        UpdateExpression: 'SET #status = :completed, paymentIntentId = :intent',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':completed': { S: 'completed' }, ':intent': { S: id } },
      }),
    );
    return { orderId: id };
  };

  return async (click, answer) => {
    const { key = randomUUID() } = click;
    try {
      const outcome = await kept(key);
      if (outcome !== undefined && outcome !== pending) return answer(answerOf(outcome));
      if (!(await take(key))) return answer(await becameOf(key));
      const body = await complete(click).catch(async (error: unknown) => {
        await keep(key, failed, failureMs);
        throw error;
      });
      await keep(key, JSON.stringify(body), dayMs);
      answer({ status: 201, body });
    } catch (error) {
      answer({ status: 400, body: { error: (error as Error).message } });
    }
  };
};

const answerOf = (outcome: string): Answer =>
  outcome === failed
    ? { status: 400, body: { error: 'The first request with this key failed.' } }
    : { status: 201, body: JSON.parse(outcome) as object };
