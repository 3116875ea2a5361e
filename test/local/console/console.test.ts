/** The console's addresses. */
import { createConsole } from '../../../local/console/console.ts';
import { executionsOf, serveTables, sourcesOf, type Tables } from './console-parts.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await serveTables();
});
afterAll(() => tables.stop());

const ask = async (path: string, method = 'GET', executions = executionsOf()) => {
  const answer = await createConsole(sourcesOf(tables.url, { executions }))({
    method,
    path,
    query: '',
    headers: {},
    body: Buffer.from(''),
    sourceIp: '127.0.0.1',
  });
  return { ...answer, body: answer.body.toString('utf8') };
};

test('/_local leads to the page', async () => {
  expect((await ask('/_local')).headers).toEqual({ location: '/_local/' });
  expect((await ask('/_local/')).body).toContain('<!doctype html>');
});

test('the overview is read again for each answer', async () => {
  const { status, headers, body } = await ask('/_local/api/overview');
  expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  expect(JSON.parse(body)).toMatchObject({ executions: [], orders: [], products: [] });
});

test('an execution is answered with its picture', async () => {
  const executions = executionsOf();
  executions.start('chk_1', {});
  await executions.whenEnded('chk_1');
  const { body } = await ask('/_local/api/executions/chk_1', 'GET', executions);
  expect(JSON.parse(body)).toMatchObject({
    execution: { name: 'chk_1' },
    graph: expect.stringMatching(/^<svg/),
  });
});

test.each([
  ['/_local/api/executions/chk_9', 'GET', 404, 'There is no execution chk_9.'],
  ['/_local/other', 'GET', 404, 'There is nothing at /_local/other.'],
  ['/_local/', 'DELETE', 405, 'DELETE is not answered here: GET and POST are.'],
  ['/_local/api/products/mug/stock', 'POST', 403, 'Changes are taken from the console’s own'],
])('%s by %s is answered with %d', async (path, method, status, message) => {
  const answer = await ask(path, method);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(message);
});
