/** The system around a template of its own: real servers, real workers, and no CDK. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { openServers } from '../../local/servers.ts';
import { type System, type SystemOptions, startSystem } from '../../local/system.ts';
import type { Resource } from '../../local/template/assembly.ts';
import { shopParameters, shopTemplate } from './shop-template.ts';

const pay = `export const handler = async () => {
  console.info('paying');
  const { PAGE, AWS_ENDPOINT_URL_SFN } = process.env;
  return { statusCode: 201, body: JSON.stringify({ PAGE, AWS_ENDPOINT_URL_SFN }) };
};`;
const fine = 'export const handler = async () => {};';

/** What a synthesis leaves of the shop, with this function for the deployment. */
const assemblyWith = (
  load: string,
  changed: {
    readonly pay?: string;
    readonly page?: string;
    readonly resources?: Readonly<Record<string, Resource>>;
  } = {},
): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'system-'));
  const assets = {
    'pay.zip': { 'index.js': changed.pay ?? pay },
    'load.zip': { 'index.js': load },
    'web.zip': { 'index.html': changed.page ?? 'the page' },
  };
  for (const [asset, contents] of Object.entries(assets)) {
    mkdirSync(path.join(folder, asset));
    for (const [name, content] of Object.entries(contents)) {
      writeFileSync(path.join(folder, asset, name), content);
    }
  }
  const files = Object.keys(assets).map((asset) => [
    asset,
    { source: { path: asset }, destinations: { here: { objectKey: asset } } },
  ]);
  const template = {
    Resources: { ...shopTemplate, ...changed.resources },
    Parameters: shopParameters,
    Outputs: { Page: { Value: { 'Fn::GetAtt': ['Distribution', 'DomainName'] } } },
  };
  const manifest = { artifacts: { Shop: { properties: { stackName: 'Shop' } } } };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'Shop.template.json'), JSON.stringify(template));
  writeFileSync(
    path.join(folder, 'Shop.assets.json'),
    JSON.stringify({ files: Object.fromEntries(files) }),
  );
  return folder;
};
const started: System[] = [];
afterEach(async () => {
  for (const system of started.splice(0)) await system.stop();
});
const start = async (options: Partial<SystemOptions> = {}): Promise<System> => {
  const system = await startSystem({
    assembly: assemblyWith(fine),
    stackName: 'Shop',
    secrets: {},
    ...options,
    servers: options.servers ?? (await openServers()),
  });
  started.push(system);
  return system;
};
const isRefused = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('the page, the API and the console are at one address, which the stack knows', async () => {
  const { pageUrl, awsUrl, logs, stack } = await start({ parameters: { PageUrl: 'http://page' } });
  expect(`http://${stack.outputs.Page}`).toBe(pageUrl);
  expect(await (await fetch(pageUrl)).text()).toBe('the page');
  const answer = await fetch(`${pageUrl}/api/pay`, { method: 'POST' });
  expect([answer.status, await answer.json()]).toEqual([
    201,
    { PAGE: 'http://page', AWS_ENDPOINT_URL_SFN: awsUrl },
  ]);
  expect((await fetch(`${pageUrl}/_local/`)).status).toBe(200);
  expect(logs.map(({ functionName }) => functionName)).toContain('Shop-Pay');
});

test('the functions find AWS at a proxy that is put in between', async () => {
  const asked: unknown[] = [];
  const { pageUrl, awsUrl, dynamoDbUrl } = await start({
    between: async (endpoints) => {
      asked.push(endpoints);
      return { ...endpoints, aws: 'http://between' };
    },
  });
  expect(asked).toEqual([{ dynamoDb: dynamoDbUrl, aws: awsUrl }]);
  const answer = await fetch(`${pageUrl}/api/pay`, { method: 'POST' });
  expect(await answer.json()).toMatchObject({ AWS_ENDPOINT_URL_SFN: 'http://between' });
});

test('a stop leaves nothing that answers', async () => {
  const { pageUrl, awsUrl, dynamoDbUrl, stop } = await start();
  await stop();
  expect(await Promise.all([pageUrl, awsUrl, dynamoDbUrl].map(isRefused))).toEqual([
    true,
    true,
    true,
  ]);
});

test('a deployment that fails is reported, and stops the servers', async () => {
  const servers = await openServers();
  const assembly = assemblyWith("export const handler = async () => { throw new Error('why'); };");
  await expect(start({ assembly, servers })).rejects.toThrow(
    /^Shop-Load failed at the deployment: .*why/,
  );
  const { page, aws, dynamoDb } = servers;
  expect(await Promise.all([page.url, aws.url, dynamoDb.url].map(isRefused))).toEqual([
    true,
    true,
    true,
  ]);
});

test('an assembly that can’t be read is reported, and stops the servers', async () => {
  const servers = await openServers();
  await expect(start({ assembly: '/nowhere', servers })).rejects.toThrow(
    /synthesize the app first/,
  );
  expect(await isRefused(servers.page.url)).toBe(true);
});

test('a reload runs the new page, function and definition, and keeps rows and executions', async () => {
  const system = await start();
  const { pageUrl, dynamoDbUrl, reload, executions } = system;
  await callDynamoDb(dynamoDbUrl, 'PutItem', {
    TableName: 'Shop-Orders',
    Item: { id: { S: 'HF-1' } },
  });
  executions.start('chk_1', {});
  await executions.whenEnded('chk_1');
  const machine = '{"StartAt":"Done","States":{"Done":{"Type":"Pass","Result":"new","End":true}}}';
  const Checkout = { ...shopTemplate.Checkout, Properties: { DefinitionString: machine } };
  const answering = "export const handler = async () => ({ statusCode: 201, body: 'new' });";

  const different = await reload(
    assemblyWith(fine, {
      pay: answering,
      page: 'the new page',
      resources: { Checkout: { Type: 'AWS::StepFunctions::StateMachine', ...Checkout } },
    }),
  );

  expect(different).toEqual(['the state machine']);
  expect(await (await fetch(pageUrl)).text()).toBe('the new page');
  expect(await (await fetch(`${pageUrl}/api/pay`, { method: 'POST' })).text()).toBe('new');
  executions.start('chk_2', {});
  expect(await executions.whenEnded('chk_2')).toMatchObject({ output: 'new' });
  expect(executions.get('chk_1')?.status).toBe('SUCCEEDED');
  expect(await system.rows('Orders')).toEqual([{ id: 'HF-1' }]);
  expect(system.definition.StartAt).toBe('Done');
});

test.each<
  [string, { readonly load?: string; readonly resources?: Record<string, Resource> }, RegExp]
>([
  [
    'whose deployment fails',
    { load: "export const handler = async () => { throw new Error('why'); };" },
    /Shop-Load failed at the deployment/,
  ],
  [
    'that can’t be run here',
    { resources: { Odd: { Type: 'AWS::Odd::Thing' } } },
    /AWS::Odd::Thing/,
  ],
  [
    'that a running system can’t take over',
    { resources: { Second: { Type: 'AWS::SecretsManager::Secret' } } },
    /in its secrets/,
  ],
])('a stack %s leaves everything running', async (_, { load = fine, ...changed }, why) => {
  const { pageUrl, reload, executions } = await start();
  const answering = "export const handler = async () => ({ statusCode: 201, body: 'new' });";
  await expect(
    reload(assemblyWith(load, { ...changed, pay: answering, page: 'the new page' })),
  ).rejects.toThrow(why);

  expect(await (await fetch(pageUrl)).text()).toBe('the page');
  expect(await (await fetch(`${pageUrl}/api/pay`, { method: 'POST' })).text()).toContain('PAGE');
  executions.start('chk_1', {});
  expect(await executions.whenEnded('chk_1')).toMatchObject({ status: 'SUCCEEDED' });
});
