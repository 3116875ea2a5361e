import { type ApplicationOptions, createApplication } from '../../local/application.ts';
import { type Engine, startEngine } from '../../local/dynamodb/engine.ts';
import { lambdaOf } from './lambda-of.ts';
import { requestOf } from './request-of.ts';
import { shopParameters, shopTemplate } from './shop-template.ts';
import { stackOf } from './stack-of.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** The shop's application, whose functions are run by the test. */
const application = (overrides: Partial<ApplicationOptions> = {}) => {
  const functions = new Map<string, ReturnType<typeof lambdaOf>>();
  const made = createApplication(stackOf(shopTemplate, { Parameters: shopParameters }), {
    dynamoDbUrl: engine.url,
    endpoints: { dynamoDb: engine.url, aws: 'http://127.0.0.1:1' },
    runtime: (configuration) => {
      const each = lambdaOf(configuration.name, () => ({ statusCode: 201, body: 'paid' }));
      functions.set(configuration.name, each);
      return { ...each.lambda, configuration };
    },
    secrets: { Key: 'sk_test_a' },
    ...overrides,
  });
  return { ...made, functions };
};

test('a deployment creates the tables and runs the triggers', async () => {
  const { deploy, rows, tables, functions } = application();
  expect(functions.get('Shop-Load')?.events).toEqual([]);
  await deploy();
  expect(tables).toEqual({ Orders: 'Shop-Orders' });
  expect(await rows('Ord')).toEqual([]);
  expect(functions.get('Shop-Load')?.events).toEqual([{}]);
});

test('a table is found by how its logical id begins; one that does not exist is named', () => {
  const { tableName } = application();
  expect(tableName('Ord')).toBe('Shop-Orders');
  expect(() => tableName('Products')).toThrow("No table's logical id begins Products.");
});

test('the API’s route and the state machine’s task are one function', async () => {
  const { api, executions, functions } = application();
  const answer = await api(requestOf({ path: '/api/pay' }));
  expect([answer.status, answer.body.toString()]).toEqual([201, 'paid']);
  executions.start('chk_1', { n: 1 });
  expect(await executions.whenEnded('chk_1')).toMatchObject({ status: 'SUCCEEDED' });
  expect(functions.get('Shop-Pay')?.events).toEqual([
    expect.objectContaining({ routeKey: 'POST /api/pay' }),
    { n: 1 },
  ]);
});

test('the AWS endpoint serves the same executions and secrets', async () => {
  const { aws, secrets, executions } = application();
  executions.start('chk_1', {});
  const call = async (target: string, input: object) => {
    const headers = { 'x-amz-target': target };
    const { body } = await aws(requestOf({ headers, body: Buffer.from(JSON.stringify(input)) }));
    return JSON.parse(body.toString());
  };
  expect(await call('AWSStepFunctions.ListExecutions', {})).toMatchObject({
    executions: [{ name: 'chk_1' }],
  });
  await call('secretsmanager.PutSecretValue', { SecretId: 'Key', SecretString: 'sk_test_b' });
  expect(secrets.get('Key')?.value).toBe('sk_test_b');
});

test('only the functions that somebody waits for are warmed', () => {
  const { warm, functions } = application();
  warm();
  expect(functions.get('Shop-Pay')?.warmed()).toBeGreaterThan(0);
  expect(functions.get('Shop-Load')?.warmed()).toBe(0);
});

test('a stop ends what runs and stops the functions', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const stopped: string[] = [];
  const { executions, stop } = application({
    runtime: (configuration) => ({
      ...lambdaOf(configuration.name, () => promise).lambda,
      configuration,
      stop: async () => void stopped.push(configuration.name),
    }),
  });
  executions.start('chk_1', {});
  await stop();
  expect(await executions.whenEnded('chk_1')).toMatchObject({ status: 'ABORTED' });
  expect(stopped).toEqual(['Shop-Pay', 'Shop-Load']);
  resolve(null);
});
