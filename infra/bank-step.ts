/**
 * The route for the end of the bank's step (3-D Secure). It has its own function, with Stripe's
 * key.
 */
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { CheckoutApi } from './checkout-api.ts';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import { edgeEnvironment } from './edge-key.ts';
import { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Tables } from './tables.ts';

type Props = {
  readonly tables: Tables;
  readonly workflow: CheckoutWorkflow;
  readonly stripe: StripeAccount;
  readonly api: CheckoutApi;
  readonly edgeKey: string;
  readonly settings: Settings;
};

export class BankStep extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { tables, workflow, stripe, settings } = props;
    this.handler = new NodeFunction(this, 'Authentication', {
      file: 'http/authentication-handler.ts',
      description: 'Asks Stripe how the bank’s step ended, and lets the checkout go on',
      // The same as the API's.
      timeoutSeconds: 29,
      environment: edgeEnvironment(props.edgeKey, settings),
      settings,
    });
    stripe.grantLookingTo(this.handler);
    stripe.nameShopTo(this.handler);
    tables.grant(this.handler, { checkouts: ['GetItem', 'UpdateItem'] });
    workflow.grantWaking(this.handler);
    const [route] = props.api.api.addRoutes({
      path: '/api/checkouts/{id}/authentication',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Authentication', this.handler),
    });
    if (route !== undefined) {
      acknowledge(route, {
        'AwsSolutions-APIG4': 'Shoppers have no account; a checkout’s id can’t be guessed.',
      });
    }
  }
}
