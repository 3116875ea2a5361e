/** The shop's Stripe account: the secrets for its keys, and its addresses and publishable key. */
import { Aws, CfnParameter } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';

export class StripeAccount extends Construct {
  readonly secretKey: Secret;
  readonly webhookSecret: Secret;
  /** Only in a shop that uses Stripe Tax. */
  taxKey: Secret | undefined;
  /** Only in a shop that has a key of its own for the functions that only look. */
  readonly readKey: Secret | undefined;
  readonly publishableKey: string;
  readonly apiUrl: string;
  readonly jsUrl: string;

  constructor(scope: Construct, id: string, { stripeReadKey }: Settings) {
    super(scope, id);
    // Created with a random text. Until the real key is stored, the payment steps say that it is
    // none.
    this.secretKey = new Secret(this, 'SecretKey', {
      description: 'The Stripe secret key (sk_… or a restricted rk_…), as plain text',
    });
    acknowledge(this.secretKey, {
      'AwsSolutions-SMG4':
        'Stripe’s keys are rolled in Stripe; the steps take up a new one in 5 min.',
    });
    this.webhookSecret = new Secret(this, 'WebhookSecret', {
      description: 'The signing secret of the webhook endpoint (whsec_…), as plain text',
    });
    acknowledge(this.webhookSecret, {
      'AwsSolutions-SMG4': 'Rolled in Stripe; the one before is accepted for a day more.',
    });
    if (stripeReadKey) {
      this.readKey = new Secret(this, 'ReadKey', {
        description: 'A restricted key (rk_…) that may only read, as plain text',
      });
      acknowledge(this.readKey, {
        'AwsSolutions-SMG4':
          'Stripe’s keys are rolled in Stripe; the functions take up a new one in 5 min.',
      });
    }
    this.publishableKey = this.parameter('StripePublishableKey', {
      default: '',
      allowedPattern: '(pk_(test|live)_[A-Za-z0-9]+)?',
      description: 'The publishable key for the page: pk_test_… or pk_live_…',
    });
    this.apiUrl = this.parameter('StripeApiUrl', {
      default: 'https://api.stripe.com',
      allowedPattern: 'https?://[A-Za-z0-9.:-]+',
      description: 'Where Stripe’s API is: change it only to test against a stand-in',
    });
    this.jsUrl = this.parameter('StripeJsUrl', {
      default: 'https://js.stripe.com/v3/',
      allowedPattern: 'https?://[A-Za-z0-9./:-]+',
      description: 'Where Stripe.js is: change it only to test against a stand-in',
    });
  }

  /** Lets a function use Stripe: grants it the secret key and gives it the settings for that. */
  grantTo(step: NodeFunction): void {
    this.grantKey(step, this.secretKey);
  }

  /** The same for a function that changes nothing there: with the key that may only read. */
  grantLookingTo(observer: NodeFunction): void {
    this.grantKey(observer, this.readKey ?? this.secretKey);
  }

  private grantKey(to: NodeFunction, key: Secret): void {
    mayRead(to, key);
    to.addEnvironment('STRIPE_KEY_SECRET', key.secretArn);
    to.addEnvironment('STRIPE_API_URL', this.apiUrl);
  }

  /** Gives a function the name that marks this stack's payments on a shared Stripe account. */
  nameShopTo(to: NodeFunction): void {
    to.addEnvironment('SHOP', `${Aws.ACCOUNT_ID}/${Aws.REGION}/${Aws.STACK_NAME}`);
  }

  /**
   * Lets the API calculate taxes, with a separate key that may do nothing else. The API never gets
   * the key that moves money.
   */
  grantTaxTo(api: NodeFunction): void {
    this.taxKey = new Secret(this, 'TaxKey', {
      description: 'A restricted key (rk_…) that may write Tax calculations, as plain text',
    });
    acknowledge(this.taxKey, {
      'AwsSolutions-SMG4':
        'Stripe’s keys are rolled in Stripe; the API takes up a new one in 5 min.',
    });
    mayRead(api, this.taxKey);
    mayDescribe(api, this.taxKey);
    api.addEnvironment('STRIPE_TAX_KEY_SECRET', this.taxKey.secretArn);
    api.addEnvironment('STRIPE_API_URL', this.apiUrl);
  }

  /** Lets the API see whether the secret key was stored. It can't read it. */
  sayWhetherSetUpTo(api: NodeFunction): void {
    mayDescribe(api, this.secretKey);
    api.addEnvironment('SET_UP_BY_SECRET', this.secretKey.secretArn);
  }

  /** Lets the webhook check that an event is Stripe's. */
  grantSigningSecretTo(webhook: NodeFunction): void {
    mayRead(webhook, this.webhookSecret);
    webhook.addEnvironment('STRIPE_WEBHOOK_SECRET', this.webhookSecret.secretArn);
  }

  private parameter(name: string, props: ConstructorParameters<typeof CfnParameter>[2]): string {
    const parameter = new CfnParameter(this, name, { type: 'String', ...props });
    parameter.overrideLogicalId(name);
    return parameter.valueAsString;
  }
}

const mayRead = (reader: NodeFunction, { secretArn }: Secret): void => {
  reader.addToRolePolicy(
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
  );
};

const mayDescribe = (observer: NodeFunction, { secretArn }: Secret): void => {
  observer.addToRolePolicy(
    new PolicyStatement({ actions: ['secretsmanager:DescribeSecret'], resources: [secretArn] }),
  );
};
