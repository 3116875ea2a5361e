/** The developer's console at /_local/: executions, payments, orders, stock, events and logs. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { callDynamoDb } from '../dynamodb/call.ts';
import { type Row, readTable } from '../dynamodb/tables.ts';
import type { EventBuses } from '../events/event-buses.ts';
import type { HttpAnswer, HttpRequest } from '../http-api/gateway.ts';
import { jsonAnswer } from '../http-server.ts';
import type { LogLine } from '../lambda/lambda.ts';
import type { Queue } from '../queues.ts';
import type { Schedule } from '../schedules.ts';
import type { Definition } from '../step-functions/definition.ts';
import type { Executions } from '../step-functions/executions.ts';
import { waitOf } from '../step-functions/history.ts';
import { drawGraph } from './graph/draw-graph.ts';
import { type Layout, layOut } from './graph/layout.ts';
import { visitsOf } from './graph/visits.ts';

type Options = {
  readonly definition: Definition;
  readonly executions: Executions;
  readonly logs: readonly LogLine[];
  /** Table names by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  readonly dynamoDbUrl: string;
  readonly stripeStateUrl: string | undefined;
  readonly schedules: readonly Schedule[];
  readonly eventBuses: EventBuses;
  readonly queues: readonly Queue[];
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const files = readdirSync(import.meta.dirname).filter((name) => path.extname(name) in types);

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const file = (name: string): HttpAnswer => {
  const body = readFileSync(path.join(import.meta.dirname, name));
  const type = types[path.extname(name)] ?? '';
  return { status: 200, headers: { ...headers, 'content-type': type }, body };
};

/** Answers requests below /_local. Changes are taken from the console's own page alone. */
export const createConsole = (options: Options) => {
  // Laid out at the first execution that is looked at: the library for it is large.
  let layout: Promise<Layout> | undefined;
  return async (request: HttpRequest): Promise<HttpAnswer> => {
    const { method, path: requested } = request;
    if (requested === '/_local') {
      return { status: 302, headers: { location: '/_local/' }, body: Buffer.alloc(0) };
    }
    const name = requested === '/_local/' ? 'console.html' : requested.replace('/_local/', '');
    if (method === 'GET' && files.includes(name)) return file(name);
    if (method === 'GET' && requested === '/_local/api/overview') return overview(options);
    const execution = /^\/_local\/api\/executions\/([\w-]+)$/.exec(requested)?.[1];
    if (method === 'GET' && execution !== undefined) {
      layout ??= layOut(options.definition);
      return executionDetail(options, execution, await layout);
    }
    if (method === 'POST') return change(options, request);
    return jsonAnswer(404, { message: `There is nothing at ${requested}.` });
  };
};

const tableOf = ({ tables }: Options, name: string): string | undefined =>
  Object.entries(tables).find(([logicalId]) => logicalId.includes(name))?.[1];

const rowsOf = async (options: Options, name: string): Promise<readonly Row[]> => {
  const table = tableOf(options, name);
  return table === undefined ? [] : readTable(options.dynamoDbUrl, table);
};

const overview = async (options: Options): Promise<HttpAnswer> => {
  const [checkouts, orders, products, stripe] = await Promise.all([
    rowsOf(options, 'Checkouts'),
    rowsOf(options, 'Orders'),
    rowsOf(options, 'Products'),
    stripeState(options.stripeStateUrl),
  ]);
  return jsonAnswer(200, {
    executions: options.executions.list().map((execution) => {
      const { history, ...summary } = execution;
      return {
        ...summary,
        lastState: history.findLast(({ state }) => state !== undefined)?.state?.name,
        waitingSince: waitOf(execution, options.definition)?.since,
      };
    }),
    checkouts,
    orders,
    products,
    stripe,
    schedules: options.schedules.map(({ logicalId, everyMs, lastRun }) => ({
      name: logicalId,
      everyMs,
      lastRun: lastRun(),
    })),
    events: options.eventBuses.recent.slice(-200),
    queues: options.queues.map(({ logicalId, messages }) => ({
      name: logicalId,
      messages: messages.slice(-50),
    })),
    logs: newestOf(options.logs),
  });
};

/** The last lines, each with its number among all: the page knows by it what it has. */
const newestOf = (logs: readonly LogLine[]) => {
  const first = Math.max(0, logs.length - 200);
  return logs.slice(first).map((line, index) => ({ number: first + index, ...line }));
};

const stripeState = async (url: string | undefined): Promise<unknown> => {
  if (url === undefined) return undefined;
  const response = await fetch(url).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
};

const executionDetail = ({ executions }: Options, name: string, layout: Layout): HttpAnswer => {
  const execution = executions.get(name);
  if (execution === undefined)
    return jsonAnswer(404, { message: `There is no execution ${name}.` });
  const visits = visitsOf(execution.history);
  return jsonAnswer(200, { execution, graph: drawGraph(layout, { visits, title: name }) });
};

const change = async (options: Options, request: HttpRequest): Promise<HttpAnswer> => {
  const { headers: sent, path: requested } = request;
  const origin = sent.origin;
  if (origin === undefined || new URL(origin).host !== sent.host) {
    return jsonAnswer(403, { message: 'Changes are taken from the console’s own page alone.' });
  }
  const redriven = /^\/_local\/api\/executions\/([\w-]+)\/redrive$/.exec(requested)?.[1];
  if (redriven !== undefined) return redrive(options, redriven);
  const stopped = /^\/_local\/api\/executions\/([\w-]+)\/stop$/.exec(requested)?.[1];
  if (stopped !== undefined) {
    await options.executions.abort(stopped);
    return jsonAnswer(200, { status: options.executions.get(stopped)?.status });
  }
  const schedule = /^\/_local\/api\/schedules\/(\w+)\/run$/.exec(requested)?.[1];
  if (schedule !== undefined) return runSchedule(options, schedule);
  const sku = /^\/_local\/api\/products\/([\w-]+)\/stock$/.exec(requested)?.[1];
  if (sku !== undefined) return setStock(options, sku, request.body);
  return jsonAnswer(404, { message: `There is nothing at ${requested}.` });
};

const redrive = ({ executions }: Options, name: string): HttpAnswer => {
  try {
    return jsonAnswer(200, { status: executions.redrive(name).status });
  } catch (error) {
    return jsonAnswer(409, { message: (error as Error).message });
  }
};

const runSchedule = async ({ schedules }: Options, name: string): Promise<HttpAnswer> => {
  const schedule = schedules.find(({ logicalId }) => logicalId === name);
  if (schedule === undefined) return jsonAnswer(404, { message: `There is no rule ${name}.` });
  try {
    await schedule.run();
    return jsonAnswer(200, {});
  } catch (error) {
    return jsonAnswer(502, { message: `It failed: ${(error as Error).message}` });
  }
};

const setStock = async (options: Options, sku: string, body: Buffer): Promise<HttpAnswer> => {
  const { stock } = JSON.parse(body.toString('utf8')) as { stock?: unknown };
  if (!Number.isInteger(stock) || (stock as number) < 0) {
    return jsonAnswer(422, { message: `The stock must be a whole number from 0, not ${stock}.` });
  }
  await callDynamoDb(options.dynamoDbUrl, 'UpdateItem', {
    TableName: tableOf(options, 'Products'),
    Key: { sku: { S: sku } },
    UpdateExpression: 'SET stock = :stock',
    ConditionExpression: 'attribute_exists(sku)',
    ExpressionAttributeValues: { ':stock': { N: String(stock) } },
  });
  return jsonAnswer(200, { sku, stock });
};
