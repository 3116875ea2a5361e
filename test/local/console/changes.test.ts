/** What the console can change, and for whom. */
import { makeChange } from '../../../local/console/changes.ts';
import type { Sources } from '../../../local/console/overview.ts';
import { executionsOf, mug, serveTables, sourcesOf, type Tables } from './console-parts.ts';

const host = '127.0.0.1:8080';

let tables: Tables;
beforeAll(async () => {
  tables = await serveTables({ products: [mug] });
});
afterAll(() => tables.stop());

type Request = { readonly body?: string; readonly origin?: string | undefined };

const change = async (
  path: string,
  { body = '{}', origin = `http://${host}` }: Request = {},
  more: Partial<Sources> = {},
) => {
  const answer = await makeChange(sourcesOf(tables.url, more), {
    method: 'POST',
    path: `/_local/api/${path}`,
    query: '',
    headers: { host, ...(origin !== '' && { origin }) },
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
  });
  return { status: answer.status, body: JSON.parse(answer.body.toString('utf8')) };
};

test.each(['http://evil.example', 'http://127.0.0.1:9', 'null', ''])(
  'a change from a page at "%s" is refused',
  async (origin) => {
    const { status, body } = await change('products/mug/stock', { origin, body: '{"stock":0}' });
    expect(status).toBe(403);
    expect(body.message).toMatch(/own page alone/);
    expect(tables.updates).toEqual([]);
  },
);

test('a change of which neither side is known is refused', async () => {
  const answer = await makeChange(sourcesOf(tables.url), {
    method: 'POST',
    path: '/_local/api/products/mug/stock',
    query: '',
    headers: {},
    body: Buffer.from('{"stock":0}'),
    sourceIp: '127.0.0.1',
  });
  expect(answer.status).toBe(403);
});

test('an unknown change is refused with its address', async () => {
  expect(await change('orders/HF-1')).toEqual({
    status: 404,
    body: { message: 'There is nothing to change at /_local/api/orders/HF-1.' },
  });
});

describe('stock', () => {
  test('is set to a whole number', async () => {
    expect(await change('products/mug/stock', { body: '{"stock":7}' })).toEqual({
      status: 200,
      body: { sku: 'mug', stock: 7 },
    });
    expect(tables.updates).toEqual([
      expect.objectContaining({
        TableName: 'products',
        Key: { sku: { S: 'mug' } },
        ExpressionAttributeValues: { ':stock': { N: '7' } },
      }),
    ]);
  });

  test.each(['{"stock":-1}', '{"stock":1.5}', '{"stock":"7"}', '{}', 'not JSON'])(
    'is not set by %s',
    async (body) => {
      const answer = await change('products/mug/stock', { body });
      expect(answer.status).toBe(422);
      expect(answer.body.message).toContain(`it was ${body}`);
    },
  );

  test('of a product that does not exist is refused', async () => {
    expect(await change('products/cup/stock', { body: '{"stock":7}' })).toEqual({
      status: 404,
      body: { message: 'There is no product cup.' },
    });
  });
});

describe('an execution', () => {
  test('that failed is redriven', async () => {
    let isBroken = true;
    const executions = executionsOf({
      Await: async () => {
        if (isBroken) throw new Error('broken');
      },
    });
    executions.start('chk_1', {});
    await executions.whenEnded('chk_1');
    isBroken = false;
    const { status } = await change('executions/chk_1/redrive', {}, { executions });
    expect(status).toBe(200);
    expect((await executions.whenEnded('chk_1'))?.status).toBe('SUCCEEDED');
  });

  test('that succeeded is not redriven, and says why', async () => {
    const executions = executionsOf();
    executions.start('chk_1', {});
    await executions.whenEnded('chk_1');
    const { status, body } = await change('executions/chk_1/redrive', {}, { executions });
    expect(status).toBe(409);
    expect(body.message).toMatch(/chk_1 is SUCCEEDED/);
  });

  test('that runs is stopped', async () => {
    const waiting = Promise.withResolvers<unknown>();
    const executions = executionsOf({ Await: () => waiting.promise });
    executions.start('chk_1', {});
    const answer = await change('executions/chk_1/stop', {}, { executions });
    expect(answer).toEqual({ status: 200, body: { status: 'ABORTED' } });
    waiting.resolve('late');
  });

  test('that does not exist can’t be stopped', async () => {
    expect((await change('executions/chk_9/stop')).status).toBe(404);
  });
});

describe('a schedule', () => {
  const nightly = (run: () => Promise<unknown>) => ({
    schedules: [{ logicalId: 'Nightly', everyMs: 60_000, run, lastRun: () => undefined }],
  });

  test('is run, and answered once it is done', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    expect((await change('schedules/Nightly/run', {}, nightly(run))).status).toBe(200);
    expect(runs).toBe(1);
  });

  test('that fails says why', async () => {
    const run = () => Promise.reject(new Error('no key'));
    expect(await change('schedules/Nightly/run', {}, nightly(run))).toEqual({
      status: 502,
      body: { message: 'The run failed: no key' },
    });
  });

  test('that does not exist can’t be run', async () => {
    expect((await change('schedules/Nightly/run')).body.message).toBe('There is no rule Nightly.');
  });
});
