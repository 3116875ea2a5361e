import fs from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CheckoutStack } from '../../infra/checkout-stack.ts';
import type { Settings } from '../../infra/settings.ts';
import { pageLook } from '../support/page-look.ts';
import { template } from '../support/template.ts';

/** The stack of other settings. Nothing is bundled: these tests look only at the template. */
const stackOf = (settings: Partial<Settings> = {}): CheckoutStack =>
  new CheckoutStack(
    new App({ context: { 'aws:cdk:bundling-stacks': [] } }),
    'Holdfast',
    {
      stackName: 'Holdfast',
      keepData: true,
      logRetentionDays: 30,
      capture: 'automatic',
      atDeadline: 'release',
      tax: 'rates',
      receipts: 'none',
      runbookUrl: 'docs/runbook.md',
      dashboard: true,
      phone: 'none',
      stripeReadKey: false,
      stripeRequestsPerSecond: 25,
      declinesPerTenMinutes: 60,
      ...settings,
    },
    pageLook(),
  );

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
      'AlarmsTopicArn',
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

describe('a stack with a firewall, whom Stripe allows more', () => {
  const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/0a1b';
  const walled = Template.fromStack(stackOf({ webAclArn, stripeRequestsPerSecond: 50 }));

  test('has it in front of its page and API, and no way around it', () => {
    walled.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({ WebACLId: webAclArn }),
    });
    const edgeOnly = Object.entries(walled.findResources('AWS::Lambda::Function')).flatMap(
      ([id, { Properties }]) => {
        const { EDGE_ONLY } = Properties.Environment?.Variables ?? {};
        return EDGE_ONLY === undefined ? [] : [`${id.replace(/[0-9A-F]{8}$/, '')} ${EDGE_ONLY}`];
      },
    );
    expect(edgeOnly.sort()).toEqual(['Api true', 'BankStepAuthentication true']);
  });

  test('takes as many checkouts as Stripe takes holds', () => {
    walled.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: Match.objectLike({
        'POST /api/checkouts': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 3000 },
      }),
    });
  });
});

describe('a stack with other settings', () => {
  const other = Template.fromStack(
    stackOf({ keepData: false, logRetentionDays: 7, alarmEmail: 'ops@example.com' }),
  );

  test('throws its tables away when its data is not to be kept', () => {
    const tables = Object.values(other.findResources('AWS::DynamoDB::Table'));
    expect(tables).toHaveLength(7);
    for (const table of tables) {
      expect(table).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
      expect(table.Properties.DeletionProtectionEnabled).toBe(false);
    }
  });

  test('can still recover them while it lives', () => {
    const lasting = Object.entries(other.findResources('AWS::DynamoDB::Table')).filter(
      ([name]) => !/^Tables(Attempts|Findings)/.test(name),
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

  test('mails its alarms to the address that it gives', () => {
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
  expect(JSON.stringify(readers)).not.toMatch(/GetSecretValue[^}]*StripeSecretKey/);
});

test('with a key that may only read, the functions that only look have that one, and no other', () => {
  const withReadKey = Template.fromStack(stackOf({ stripeReadKey: true }));
  const functions = Object.entries(withReadKey.findResources('AWS::Lambda::Function'));
  const readers = functions.flatMap(([name, { Properties }]) =>
    JSON.stringify(Properties.Environment ?? {}).includes('StripeReadKey') ? [name] : [],
  );
  expect(readers.map((name) => name.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
    'BankStepAuthentication',
    'ReconcilerReconcile',
    'WebhookStripeWebhook',
  ]);
  for (const policy of Object.values(withReadKey.findResources('AWS::IAM::Policy'))) {
    const text = JSON.stringify(policy);
    if (text.includes('StripeReadKey')) expect(text).not.toContain('StripeSecretKey');
  }
  expect(Object.keys(withReadKey.findOutputs('StripeReadKeyArn'))).toHaveLength(1);
});

test('with Stripe’s receipts, Capture may read the orders that it marks paid, and has the time for that', () => {
  const withReceipts = Template.fromStack(stackOf({ receipts: 'stripe' }));
  withReceipts.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { RECEIPTS: 'stripe' } },
    // Two slow calls to Stripe, and two to DynamoDB.
    Timeout: 70,
  });
  const rightsOfCapture = Object.entries(withReceipts.findResources('AWS::IAM::Policy')).filter(
    ([name]) => name.startsWith('WorkflowCapture'),
  );
  expect(JSON.stringify(rightsOfCapture)).toContain('dynamodb:GetItem');
});

describe('a second stack in the account', () => {
  /** Every name that the template itself gives, as text: `<AWS::Region>` in the place of a region. */
  const namesOf = (settings: Partial<Settings>): readonly string[] => {
    const names: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (
          /^(Name|\w+Name)$/.test(key) &&
          key !== 'HeaderName' &&
          isOwn.test(JSON.stringify(inner))
        ) {
          names.push(JSON.stringify(inner));
        }
        visit(inner);
      }
    };
    visit(Template.fromStack(stackOf(settings)).toJSON().Resources);
    return names;
  };
  const isOwn = /Holdfast|Shop-2|AWS::StackName/;
  const ofRegion = '{"Ref":"AWS::Region"}';

  test('has names of its own, wherever names are given', () => {
    const isShared = (name: string) => !name.includes('AWS::StackName');
    const first = namesOf({}).filter(isShared);
    const second = namesOf({ stackName: 'Shop-2' }).filter(isShared);
    expect(first.length).toBeGreaterThan(3);
    expect(second.filter((name) => first.includes(name))).toEqual([]);
  });

  test('of the same name in another region has other names for what is the account’s', () => {
    const stack = Template.fromStack(stackOf());
    const accountWide = [
      ...Object.values(stack.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
        ({ Properties }) => Properties.ResponseHeadersPolicyConfig.Name,
      ),
      ...Object.values(stack.findResources('AWS::CloudFront::OriginAccessControl')).map(
        ({ Properties }) => Properties.OriginAccessControlConfig.Name,
      ),
    ];
    expect(accountWide).toHaveLength(2);
    for (const name of accountWide) expect(JSON.stringify(name)).toContain(ofRegion);
    // CloudFormation names the others: roles are the account's, too.
    for (const { Properties } of Object.values(stack.findResources('AWS::IAM::Role'))) {
      expect(Properties).not.toHaveProperty('RoleName');
    }
  });
});

describe('the synth stops', () => {
  test('when catalog.json can’t be sold from, naming the fault', () => {
    withFiles({ 'catalog.json': (text) => text.replace('"unitAmount": 1400', '"unitAmount": 0') });
    expect(() => stackOf()).toThrow(/\n {2}catalog\.json:\d+:\d+: products\.0\.unitAmount is 0\./);
  });

  test('when pricing.json can’t be charged in the catalogue’s currency, naming the field', () => {
    withFiles({
      'catalog.json': (text) => text.replace('"currency": "usd"', '"currency": "kwd"'),
      'pricing.json': (text) => text.replace('"amountOff": 500', '"amountOff": 505'),
    });
    expect(() => stackOf()).toThrow(
      /\n {2}pricing\.json:\d+:\d+: promotions\.1\.amountOff: 505 can't be charged in kwd; /,
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
