/** The changes that the console's page can make: to executions, to schedules' runs and to stock. */
import * as z from 'zod/mini';
import { callDynamoDb } from '../dynamodb/call.ts';
import type { HttpAnswer, HttpRequest } from '../http-api/gateway.ts';
import { jsonAnswer } from '../http-server.ts';
import type { Schedule } from '../schedules.ts';
import type { Executions } from '../step-functions/executions.ts';
import { type Tables, tableNamed } from './tables.ts';

export type Changeable = Tables & {
  readonly executions: Executions;
  readonly schedules: readonly Schedule[];
};

type Change = (on: Changeable, id: string, body: Buffer) => Promise<HttpAnswer>;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);

const redrive: Change = async ({ executions }, name) => {
  try {
    return jsonAnswer(200, { status: executions.redrive(name).status });
  } catch (error) {
    return jsonAnswer(409, { message: messageOf(error) });
  }
};

const stop: Change = async ({ executions }, name) => {
  if (executions.get(name) === undefined) {
    return jsonAnswer(404, { message: `There is no execution ${name}.` });
  }
  await executions.abort(name);
  return jsonAnswer(200, { status: executions.get(name)?.status });
};

const runSchedule: Change = async ({ schedules }, name) => {
  const schedule = schedules.find(({ logicalId }) => logicalId === name);
  if (schedule === undefined) return jsonAnswer(404, { message: `There is no rule ${name}.` });
  try {
    await schedule.run();
    return jsonAnswer(200, {});
  } catch (error) {
    return jsonAnswer(502, { message: `The run failed: ${messageOf(error)}` });
  }
};

const stockRequest = z.object({ stock: z.int().check(z.nonnegative()) });

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

const setStock: Change = async (on, sku, body) => {
  const { success, data } = stockRequest.safeParse(parsed(body));
  if (!success) {
    const message = `The stock must be a whole number from 0 on, as in {"stock": 5}; it was ${body}.`;
    return jsonAnswer(422, { message });
  }
  try {
    await callDynamoDb(on.dynamoDbUrl, 'UpdateItem', {
      TableName: tableNamed(on, 'Products'),
      Key: { sku: { S: sku } },
      UpdateExpression: 'SET stock = :stock',
      ConditionExpression: 'attribute_exists(sku)',
      ExpressionAttributeValues: { ':stock': { N: String(data.stock) } },
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    return jsonAnswer(404, { message: `There is no product ${sku}.` });
  }
  return jsonAnswer(200, { sku, stock: data.stock });
};

const changes: readonly (readonly [path: RegExp, change: Change])[] = [
  [/^\/_local\/api\/executions\/([\w-]+)\/redrive$/, redrive],
  [/^\/_local\/api\/executions\/([\w-]+)\/stop$/, stop],
  [/^\/_local\/api\/schedules\/(\w+)\/run$/, runSchedule],
  [/^\/_local\/api\/products\/([\w-]+)\/stock$/, setStock],
];

/**
 * Whether the request comes from the console's own page, and not from another page in the browser.
 */
const isOwn = ({ headers: { origin = '', host } }: HttpRequest): boolean => {
  const from = URL.parse(origin)?.host;
  return from !== undefined && from === host;
};

/** Makes the change that a POST asks for; its answer says what was wrong with it. */
export const makeChange = async (on: Changeable, request: HttpRequest): Promise<HttpAnswer> => {
  if (!isOwn(request)) {
    return jsonAnswer(403, { message: 'Changes are taken from the console’s own page alone.' });
  }
  for (const [path, change] of changes) {
    const id = path.exec(request.path)?.[1];
    if (id !== undefined) return change(on, id, request.body);
  }
  return jsonAnswer(404, { message: `There is nothing to change at ${request.path}.` });
};
