/** The HTTP API and the function that serves its catalogue, quotes and checkouts. */
import { CfnParameter, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import { edgeEnvironment } from './edge-key.ts';
import { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';
import { currencyOfShop } from './shop-files.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Tables } from './tables.ts';

type Props = {
  readonly tables: Tables;
  readonly workflow: CheckoutWorkflow;
  readonly stripe: StripeAccount;
  readonly edgeKey: string;
  readonly settings: Settings;
};

export class CheckoutApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.handler = this.apiFunction(props);
    this.api = new HttpApi(this, 'Http', { createDefaultStage: false });
    const integration = new HttpLambdaIntegration('Function', this.handler);
    const route = (method: HttpMethod, path: string) =>
      this.api.addRoutes({ path, methods: [method], integration });
    route(HttpMethod.GET, '/api/catalog');
    route(HttpMethod.POST, '/api/quotes');
    route(HttpMethod.POST, '/api/checkouts');
    route(HttpMethod.GET, '/api/checkouts/{id}');
    // Any other request gets an answer with a sentence, too.
    route(HttpMethod.ANY, '/api/{proxy+}');
    for (const child of this.api.node.findAll()) {
      acknowledge(child, { 'AwsSolutions-APIG4': 'Shoppers have no account: the API is public.' });
    }
    this.stage = this.defaultStage(props.settings);
  }

  private apiFunction({ tables, workflow, stripe, edgeKey, settings }: Props): NodeFunction {
    const attemptsPerHour = new CfnParameter(this, 'AttemptsPerHour', {
      type: 'Number',
      default: 20,
      minValue: 1,
      description:
        'How many checkouts without an order one address may place an hour, against card testing',
    });
    attemptsPerHour.overrideLogicalId('AttemptsPerHour');
    const handler = new NodeFunction(this, 'Api', {
      file: 'http/api-handler.ts',
      description: 'The public API: catalogue, quotes, checkouts',
      // API Gateway waits for 30 seconds. Stripe Tax may take ten of them, and a wait two.
      timeoutSeconds: 29,
      memoryMib: 1024,
      environment: {
        STATE_MACHINE_ARN: workflow.stateMachine.stateMachineArn,
        ...edgeEnvironment(edgeKey, settings),
        ATTEMPTS_PER_HOUR: attemptsPerHour.valueAsString,
        DECLINES_PER_TEN_MINUTES: String(settings.declinesPerTenMinutes),
        // Set here, so that the bundle does not hold the catalogue: a long one would slow the
        // start.
        CURRENCY: currencyOfShop(),
        TAX: settings.tax,
        PHONE: settings.phone,
      },
      settings,
    });
    tables.grant(handler, {
      products: ['Scan', 'BatchGetItem'],
      checkouts: ['GetItem', 'PutItem'],
      promotions: ['GetItem'],
      attempts: ['GetItem', 'BatchGetItem', 'UpdateItem'],
    });
    workflow.stateMachine.grantStartExecution(handler);
    stripe.sayWhetherSetUpTo(handler);
    if (settings.tax !== 'rates') stripe.grantTaxTo(handler);
    return handler;
  }

  private defaultStage({ logRetentionDays }: Settings): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 500, burstLimit: 1000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        // No IP address, no user agent and no path with an id: only the route, its status and time.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            latencyMs: '$context.responseLatency',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
  }
}
