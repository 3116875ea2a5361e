/** What a console shows in its tests: executions of a small state machine, and tables over HTTP. */
import type { Sources } from '../../../local/console/overview.ts';
import { createEventBuses } from '../../../local/events/event-buses.ts';
import { type HttpServer, jsonAnswer, serve } from '../../../local/http-server.ts';
import { newest } from '../../../local/newest.ts';
import type { Definition } from '../../../local/step-functions/definition.ts';
import { Executions } from '../../../local/step-functions/executions.ts';
import type { Task } from '../../../local/step-functions/tasks.ts';

export const definition: Definition = {
  StartAt: 'Authorize',
  States: {
    Authorize: { Type: 'Task', Resource: 'authorize', Next: 'Await' },
    Await: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      TimeoutSeconds: 60,
      End: true,
    },
  },
};

export const executionsOf = (tasks: Readonly<Record<string, Task>> = {}): Executions =>
  new Executions({
    stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested',
    definition,
    tasks: { Authorize: async (input) => input, Await: async (input) => input, ...tasks },
    retryDelayMs: 0,
  });

type Item = Readonly<Record<string, unknown>>;

export type Tables = HttpServer & {
  /** The inputs of the updates that were asked for. */
  readonly updates: readonly Item[];
};

/** Tables of these rows, in DynamoDB's own notation; an update must be of a product that exists. */
export const serveTables = async (
  rows: Readonly<Record<string, readonly Item[]>> = {},
): Promise<Tables> => {
  const updates: Item[] = [];
  const server = await serve(0, async ({ headers, body }) => {
    const input = JSON.parse(body.toString('utf8'));
    const items = rows[input.TableName] ?? [];
    if (headers['x-amz-target']?.endsWith('.Scan')) return jsonAnswer(200, { Items: items });
    const isThere = items.some(({ sku }) => JSON.stringify(sku) === JSON.stringify(input.Key.sku));
    if (!isThere) return jsonAnswer(400, { __type: 'x#ConditionalCheckFailedException' });
    updates.push(input);
    return jsonAnswer(200, {});
  });
  return { ...server, updates };
};

export const mug = {
  sku: { S: 'mug' },
  name: { S: 'Enamel mug' },
  currency: { S: 'usd' },
  unitAmount: { N: '1400' },
  stock: { N: '5' },
};

export const sourcesOf = (dynamoDbUrl: string, more: Partial<Sources> = {}): Sources => ({
  definition,
  executions: executionsOf(),
  logs: newest(200),
  tables: {
    TablesCheckouts1A: 'checkouts',
    TablesOrders2B: 'orders',
    TablesProducts3C: 'products',
  },
  dynamoDbUrl,
  stripeStateUrl: undefined,
  schedules: [],
  eventBuses: createEventBuses([], []),
  queues: [],
  ...more,
});
