/**
 * Stripe's webhook: a route with its own function, the only one that may read the signing secret.
 */
import { Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { CheckoutApi } from './checkout-api.ts';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import { NodeFunction } from './node-function.ts';
import type { OrderEvents } from './order-events.ts';
import { grantSettling } from './reconciler.ts';
import type { Settings } from './settings.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Tables } from './tables.ts';

type Props = {
  readonly tables: Tables;
  readonly workflow: CheckoutWorkflow;
  readonly stripe: StripeAccount;
  readonly events: OrderEvents;
  readonly api: CheckoutApi;
  readonly settings: Settings;
};

const path = '/api/stripe/webhook';

export class StripeWebhook extends Construct {
  readonly handler: NodeFunction;
  readonly url: string;

  constructor(scope: Construct, id: string, { api: { api }, settings, ...props }: Props) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'StripeWebhook', {
      file: 'http/stripe-webhook-handler.ts',
      description: 'Takes Stripe’s events: settles the checkout, or parks the event',
      timeoutSeconds: 29,
      environment: { STACK_NAME: Stack.of(this).stackName },
      settings,
    });
    grantSettling(this.handler, props);
    props.stripe.grantSigningSecretTo(this.handler);
    props.tables.grant(this.handler, { parkedEvents: ['PutItem'] });
    const [route] = api.addRoutes({
      path,
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('StripeWebhook', this.handler),
    });
    if (route !== undefined) {
      acknowledge(route, { 'AwsSolutions-APIG4': 'Stripe signs what it sends.' });
    }
    this.url = `${api.apiEndpoint}${path}`;
  }
}
