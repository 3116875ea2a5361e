import { propertiesOf } from '../support/template.ts';

const webhook = propertiesOf('AWS::Lambda::Function').WebhookStripeWebhook as {
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
};
const integrations = propertiesOf('AWS::ApiGatewayV2::Integration');
const [route] = Object.values(propertiesOf('AWS::ApiGatewayV2::Route')).filter(
  ({ RouteKey }) => RouteKey === 'POST /api/stripe/webhook',
);

describe('Stripe’s webhook', () => {
  test('is open to whoever asks: what they send is verified by its signature', () => {
    expect(route).toMatchObject({ AuthorizationType: 'NONE' });
  });

  test('is called with the very bytes that came, and only by the API', () => {
    const integration = String(route?.Target).replace(/^integrations\/<(.*)>$/, '$1');
    expect(integrations[integration]).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: '<WebhookStripeWebhook.Arn>',
      PayloadFormatVersion: '2.0',
    });
    expect(integrations[integration]).not.toHaveProperty('RequestParameters');
    const callers = Object.values(propertiesOf('AWS::Lambda::Permission'))
      .filter(({ FunctionName }) => FunctionName === '<WebhookStripeWebhook.Arn>')
      .map(({ Principal, SourceArn }) => [Principal, SourceArn]);
    expect(callers).toEqual([
      [
        'apigateway.amazonaws.com',
        'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<ApiHttp>/*/*/api/stripe/webhook',
      ],
    ]);
  });

  test('ends before API Gateway would give its own answer for it', () => {
    expect(webhook.Timeout).toBeLessThan(30);
  });

  test('is told its tables, its state machine, its Stripe account and its signing secret', () => {
    const { NODE_OPTIONS, SHOP, ...variables } = webhook.Environment.Variables;
    expect(variables).toEqual({
      STACK_NAME: 'Holdfast',
      CHECKOUTS_TABLE: '<TablesCheckouts>',
      ORDERS_TABLE: '<TablesOrders>',
      FINDINGS_TABLE: '<TablesFindings>',
      EVENT_BUS: '<OrderEventsBus>',
      PARKED_EVENTS_TABLE: '<TablesParkedEvents>',
      STATE_MACHINE_ARN: '<WorkflowStateMachine>',
      STRIPE_API_URL: '<StripeApiUrl>',
      STRIPE_KEY_SECRET: '<StripeSecretKey>',
      STRIPE_WEBHOOK_SECRET: '<StripeWebhookSecret>',
    });
  });

  test('is the only function that is told where the signing secret is', () => {
    const functions = propertiesOf('AWS::Lambda::Function');
    const told = Object.entries(functions).filter(([, each]) =>
      JSON.stringify(each).includes('<StripeWebhookSecret>'),
    );
    expect(told.map(([name]) => name)).toEqual(['WebhookStripeWebhook']);
  });
});
