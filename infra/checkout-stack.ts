/** The whole checkout. This stack only composes: each capability is a construct of its own. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { BankStep } from './bank-step.ts';
import { Catalogue } from './catalogue.ts';
import { CheckoutApi } from './checkout-api.ts';
import { CheckoutWorkflow } from './checkout-workflow.ts';
import { edgeKeyOf } from './edge-key.ts';
import { Merchant } from './merchant.ts';
import { OperatorsView } from './operators-view.ts';
import { OrderEvents } from './order-events.ts';
import type { PageLook } from './page-sources.ts';
import { PaymentPage } from './payment-page.ts';
import { Reconciler } from './reconciler.ts';
import { throttleRoutes } from './route-throttles.ts';
import type { Settings } from './settings.ts';
import { StripeAccount } from './stripe-account.ts';
import { StripeWebhook } from './stripe-webhook.ts';
import { Tables } from './tables.ts';

export class CheckoutStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, look: PageLook) {
    super(scope, id, {
      stackName: settings.stackName,
      description: 'Holdfast: a checkout that ends every payment one way',
    });

    const edgeKey = edgeKeyOf(this);
    const stripe = new StripeAccount(this, 'Stripe', settings);
    const tables = new Tables(this, 'Tables', settings);
    const catalogue = new Catalogue(this, 'Catalogue', { tables, settings });
    const workflow = new CheckoutWorkflow(this, 'Workflow', { tables, stripe, settings });
    const api = new CheckoutApi(this, 'Api', { tables, workflow, stripe, edgeKey, settings });
    const bankStep = new BankStep(this, 'BankStep', {
      tables,
      workflow,
      stripe,
      api,
      edgeKey,
      settings,
    });
    const events = new OrderEvents(this, 'OrderEvents', { tables, settings });
    const webhook = new StripeWebhook(this, 'Webhook', {
      tables,
      workflow,
      stripe,
      events,
      api,
      settings,
    });
    throttleRoutes(api, settings);
    const merchant = new Merchant(this, 'Merchant', { tables, workflow, stripe, settings });
    const reconciler = new Reconciler(this, 'Reconciler', {
      tables,
      workflow,
      stripe,
      events,
      settings,
    });
    const page = new PaymentPage(this, 'Page', { api, stripe, edgeKey, settings, look });
    const functions = [
      ...workflow.functions,
      api.handler,
      bankStep.handler,
      webhook.handler,
      merchant.handler,
      reconciler.handler,
      catalogue.loader,
      events.publisher,
    ];
    const alarms = new Alarms(this, 'Alarms', { workflow, api, functions, events, settings });
    if (settings.dashboard) {
      new OperatorsView(this, 'OperatorsView', { workflow, api, functions, events, alarms });
    }

    new CfnOutput(this, 'PageUrl', { value: page.url, description: 'The checkout page' });
    new CfnOutput(this, 'StateMachineConsole', {
      value: workflow.consoleUrl,
      description: 'The executions, in the AWS console',
    });
    new CfnOutput(this, 'StripeSecretKeyArn', {
      value: stripe.secretKey.secretArn,
      description: 'The secret to store the Stripe secret key in',
    });
    if (stripe.taxKey !== undefined) {
      new CfnOutput(this, 'StripeTaxKeyArn', {
        value: stripe.taxKey.secretArn,
        description: 'The secret to store the restricted key for Stripe Tax in',
      });
    }
    if (stripe.readKey !== undefined) {
      new CfnOutput(this, 'StripeReadKeyArn', {
        value: stripe.readKey.secretArn,
        description: 'The secret to store the restricted key that may only read in',
      });
    }
    new CfnOutput(this, 'AlarmsTopicArn', {
      value: alarms.topic.topicArn,
      description: 'The topic that alarms and findings are published on: subscribe to it',
    });
    new CfnOutput(this, 'OrderEventsBus', {
      value: events.bus.eventBusArn,
      description: 'The event bus on which every change of an order is published',
    });
    new CfnOutput(this, 'MerchantRoleArn', {
      value: merchant.role.roleArn,
      description: 'The role that may carry out `npm run orders`, and nothing else',
    });
    new CfnOutput(this, 'StripeWebhookUrl', {
      value: webhook.url,
      description: 'Where Stripe sends its events: the address of the webhook endpoint',
    });
    new CfnOutput(this, 'StripeWebhookSecretArn', {
      value: stripe.webhookSecret.secretArn,
      description: 'The secret to store the signing secret of the webhook endpoint in',
    });
  }
}
