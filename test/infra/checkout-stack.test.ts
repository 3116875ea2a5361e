import fs from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CheckoutStack } from '../../infra/checkout-stack.ts';
import type { Settings } from '../../infra/settings.ts';
import { template } from '../support/template.ts';

/** The stack of other settings. Nothing is bundled: these tests look at the template alone. */
const stackOf = (settings: Partial<Settings> = {}): CheckoutStack =>
  new CheckoutStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Holdfast', {
    keepData: true,
    logRetentionDays: 30,
    capture: 'automatic',
    atDeadline: 'release',
    tax: 'rates',
    ...settings,
  });

type Change = (content: string) => string;

/** Lets the project's files with these names read as something else. */
const withFiles = (changes: Readonly<Record<string, Change>>): void => {
  const real = fs.readFileSync;
  jest.spyOn(fs, 'readFileSync').mockImplementation(((file: string, options: 'utf8') => {
    const content = real(file, options);
    const name = path.relative(path.resolve(import.meta.dirname, '../..'), String(file));
    return changes[name]?.(content) ?? content;
  }) as typeof fs.readFileSync);
};
afterEach(() => jest.restoreAllMocks());

describe('the stack', () => {
  test('says where the page, the executions, the secrets and the webhook are', () => {
    const { Outputs } = template();
    expect(Object.keys(Outputs).sort()).toEqual([
      'MerchantRoleArn',
      'OrderEventsBus',
      'PageUrl',
      'StateMachineConsole',
      'StripeSecretKeyArn',
      'StripeWebhookSecretArn',
      'StripeWebhookUrl',
    ]);
    expect(Outputs.PageUrl?.Value).toBe('https://<PageDistribution.DomainName>/');
    expect(Outputs.StateMachineConsole?.Value).toBe(
      'https://<AWS::Region>.console.aws.amazon.com/states/home?region=<AWS::Region>' +
        '#/statemachines/view/<WorkflowStateMachine>',
    );
    expect(Outputs.MerchantRoleArn?.Value).toBe('<MerchantRole.Arn>');
    expect(Outputs.StripeSecretKeyArn?.Value).toBe('<StripeSecretKey>');
    expect(Outputs.StripeWebhookSecretArn?.Value).toBe('<StripeWebhookSecret>');
    expect(Outputs.StripeWebhookUrl?.Value).toBe('<ApiHttp.ApiEndpoint>/api/stripe/webhook');
  });

  test('has a standard value for everything that a deployment may set', () => {
    for (const parameter of Object.values(template().Parameters)) {
      expect(parameter).toHaveProperty('Default');
    }
  });
});

describe('a stack with other settings', () => {
  const other = Template.fromStack(
    stackOf({ keepData: false, logRetentionDays: 7, alarmEmail: 'ops@example.com' }),
  );

  test('throws its tables away when its data is not to be kept', () => {
    const tables = Object.values(other.findResources('AWS::DynamoDB::Table'));
    expect(tables).toHaveLength(6);
    for (const table of tables) {
      expect(table).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
      expect(table.Properties.DeletionProtectionEnabled).toBe(false);
    }
  });

  test('can still recover them while it lives', () => {
    const lasting = Object.entries(other.findResources('AWS::DynamoDB::Table')).filter(
      ([name]) => !name.startsWith('TablesAttempts'),
    );
    expect(lasting).toHaveLength(5);
    for (const [, table] of lasting) {
      expect(table.Properties.PointInTimeRecoverySpecification).toEqual({
        PointInTimeRecoveryEnabled: true,
      });
    }
  });

  test('keeps every log as long as it says', () => {
    other.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  });

  test('mails its alarms to whom it says', () => {
    other.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
      TopicArn: { Ref: Match.stringLikeRegexp('^AlarmsTopic') },
    });
  });
});

test('a stack with Stripe’s taxes gives the API a key of its own for them, and no other', () => {
  const withTax = Template.fromStack(stackOf({ tax: 'stripe-exclusive' }));
  withTax.resourceCountIs('AWS::SecretsManager::Secret', 3);
  const key = { Ref: Match.stringLikeRegexp('^StripeTaxKey') };
  withTax.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { TAX: 'stripe-exclusive', STRIPE_TAX_KEY_SECRET: key } },
  });
  const readers = Object.values(withTax.findResources('AWS::IAM::Policy')).filter((policy) =>
    JSON.stringify(policy).includes('StripeTaxKey'),
  );
  expect(readers).toHaveLength(1);
  expect(JSON.stringify(readers)).not.toContain('StripeSecretKey');
});

describe('the synth stops', () => {
  test('when catalog.json can’t be sold from, naming the fault', () => {
    withFiles({ 'catalog.json': (text) => text.replace('"unitAmount": 1400', '"unitAmount": 0') });
    expect(() => stackOf()).toThrow(/^catalog\.json can't be used:\n {2}products\.0\.unitAmount: /);
  });

  test('when pricing.json can’t be charged in the catalogue’s currency, naming the field', () => {
    withFiles({
      'catalog.json': (text) => text.replace('"currency": "usd"', '"currency": "kwd"'),
      'pricing.json': (text) => text.replace('"amountOff": 500', '"amountOff": 505'),
    });
    expect(() => stackOf()).toThrow(
      /^pricing\.json can't be used:\n {2}promotions\.1\.amountOff: 505 can't be charged in kwd; /,
    );
  });

  test.each(['https://js.stripe.com/v3/', '{{StripePublishableKey}}'])(
    'when web/index.html has no %s to be replaced',
    (mark) => {
      withFiles({ 'web/index.html': (text) => text.replaceAll(mark, '') });
      expect(() => stackOf()).toThrow(`web/index.html must hold ${mark} to be deployed.`);
    },
  );
});
