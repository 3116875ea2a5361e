import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assetFolderOf, propertiesOf, template } from '../support/template.ts';

const functions = propertiesOf('AWS::Lambda::Function');
const logGroups = propertiesOf('AWS::Logs::LogGroup');
const ours = [
  ['WorkflowAuthorize', ['SHOP', 'STRIPE_API_URL', 'STRIPE_KEY_SECRET'], 30, 512],
  [
    'WorkflowCreateOrder',
    [
      'ATTEMPTS_TABLE',
      'CHECKOUTS_TABLE',
      'EMAIL_SECRET',
      'ORDERS_TABLE',
      'PRODUCTS_TABLE',
      'PROMOTIONS_TABLE',
    ],
    30,
    512,
  ],
  [
    'WorkflowAwaitAuthentication',
    ['CHECKOUTS_TABLE', 'STRIPE_API_URL', 'STRIPE_KEY_SECRET'],
    35,
    512,
  ],
  ['WorkflowAwaitApproval', ['ORDERS_TABLE'], 15, 512],
  ['WorkflowCheckApproval', ['AT_DEADLINE', 'ORDERS_TABLE'], 15, 512],
  [
    'BankStepAuthentication',
    ['CHECKOUTS_TABLE', 'EDGE_KEY', 'EDGE_ONLY', 'SHOP', 'STRIPE_API_URL', 'STRIPE_KEY_SECRET'],
    29,
    512,
  ],
  [
    'MerchantOrders',
    [
      'CHECKOUTS_TABLE',
      'EMAIL_SECRET',
      'ORDERS_TABLE',
      'PRODUCTS_TABLE',
      'SHOP',
      'STATE_MACHINE_ARN',
      'STRIPE_API_URL',
      'STRIPE_KEY_SECRET',
    ],
    60,
    512,
  ],
  [
    'WorkflowCapture',
    ['CHECKOUTS_TABLE', 'ORDERS_TABLE', 'RECEIPTS', 'STRIPE_API_URL', 'STRIPE_KEY_SECRET'],
    40,
    512,
  ],
  [
    'WorkflowRelease',
    [
      'ATTEMPTS_TABLE',
      'CHECKOUTS_TABLE',
      'ORDERS_TABLE',
      'PRODUCTS_TABLE',
      'PROMOTIONS_TABLE',
      'SHOP',
      'STRIPE_API_URL',
      'STRIPE_KEY_SECRET',
    ],
    60,
    512,
  ],
  [
    'Api',
    [
      'ATTEMPTS_PER_HOUR',
      'ATTEMPTS_TABLE',
      'CHECKOUTS_TABLE',
      'CURRENCY',
      'DECLINES_PER_TEN_MINUTES',
      'EDGE_KEY',
      'EDGE_ONLY',
      'PHONE',
      'PRODUCTS_TABLE',
      'PROMOTIONS_TABLE',
      'SET_UP_BY_SECRET',
      'STATE_MACHINE_ARN',
      'TAX',
    ],
    29,
    1024,
  ],
  [
    'WebhookStripeWebhook',
    [
      'CHECKOUTS_TABLE',
      'EVENT_BUS',
      'FINDINGS_TABLE',
      'ORDERS_TABLE',
      'PARKED_EVENTS_TABLE',
      'SHOP',
      'STACK_NAME',
      'STATE_MACHINE_ARN',
      'STRIPE_API_URL',
      'STRIPE_KEY_SECRET',
      'STRIPE_WEBHOOK_SECRET',
    ],
    29,
    512,
  ],
  [
    'ReconcilerReconcile',
    [
      'CHECKOUTS_TABLE',
      'EVENT_BUS',
      'FINDINGS_TABLE',
      'ORDERS_TABLE',
      'PARKED_EVENTS_TABLE',
      'SHOP',
      'STACK_NAME',
      'STATE_MACHINE_ARN',
      'STRIPE_API_URL',
      'STRIPE_KEY_SECRET',
    ],
    900,
    1024,
  ],
  ['OrderEventsPublishOrderEvents', ['EVENT_BUS', 'STACK_NAME'], 30, 512],
  ['CatalogueLoadCatalogue', ['CAPTURE', 'PRODUCTS_TABLE'], 60, 512],
] as const;

describe.each(ours)('%s', (name, settings, timeoutSeconds, memoryMib) => {
  const { Environment, LoggingConfig, ...properties } = functions[name] as {
    Environment: { Variables: Record<string, unknown> };
    LoggingConfig: { LogFormat: string; LogGroup: string };
  };

  test('runs the current Node on ARM, within its time', () => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: timeoutSeconds,
      MemorySize: memoryMib,
    });
  });

  test('has the settings that it reads, and maps its stack traces to the source', () => {
    const { NODE_OPTIONS, ...others } = Environment.Variables;
    expect(NODE_OPTIONS).toBe('--enable-source-maps');
    expect(Object.keys(others).sort()).toEqual(settings);
  });

  test('logs JSON to a group of its own that forgets after a month', () => {
    expect(LoggingConfig.LogFormat).toBe('JSON');
    const group = LoggingConfig.LogGroup.slice(1, -1);
    expect(logGroups[group]).toMatchObject({ RetentionInDays: 30 });
    const sharing = Object.values(functions).filter(
      (each) => (each.LoggingConfig as typeof LoggingConfig)?.LogGroup === LoggingConfig.LogGroup,
    );
    expect(sharing).toHaveLength(1);
  });

  test('is one minified CommonJS module with its source map', () => {
    expect(readdirSync(assetFolderOf(name)).sort()).toEqual(['index.js', 'index.js.map']);
    const code = codeOf(name);
    expect(code).toMatch(/module\.exports=\{[^}]*\bhandler\b/);
    expect(code).toContain('sourceMappingURL=index.js.map');
    expect(code.split('\n').length).toBeLessThan(code.length / 200);
  });
});

test('there is no other function of ours', () => {
  const cdksOwn = /^(AWSCDK|CustomCDK)/;
  const names = Object.keys(functions).filter((name) => !cdksOwn.test(name));
  expect(names.sort()).toEqual(ours.map(([name]) => name).sort());
});

const codeOf = (name: string): string =>
  readFileSync(path.join(assetFolderOf(name), 'index.js'), 'utf8');

test.each([
  ['WorkflowAuthorize', 'DynamoDB', 'DynamoDB_20120810'],
  ['WorkflowCreateOrder', 'Stripe', 'api.stripe.com'],
  ['Api', 'Stripe', 'api.stripe.com'],
])('%s carries no client for %s, which Capture does', (name, _, mark) => {
  expect(codeOf('WorkflowCapture')).toContain(mark);
  expect(codeOf(name)).not.toContain(mark);
});

test('every log group is kept for a month and goes with the stack', () => {
  const groups = Object.entries(template().Resources).filter(
    ([, { Type }]) => Type === 'AWS::Logs::LogGroup',
  );
  for (const [, group] of groups) {
    expect(group).toMatchObject({ Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Delete' });
  }
});
