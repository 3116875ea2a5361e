import { propertiesOf, template } from '../support/template.ts';

const stage = propertiesOf('AWS::ApiGatewayV2::Stage').ApiStage as {
  AccessLogSettings: { DestinationArn: string; Format: string };
  DefaultRouteSettings: object;
};
const integrations = propertiesOf('AWS::ApiGatewayV2::Integration');

describe('the HTTP API', () => {
  test('has the contract’s routes, and a sentence for any other', () => {
    const routes = Object.values(propertiesOf('AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      'ANY /api/{proxy+}',
      'GET /api/catalog',
      'GET /api/checkouts/{id}',
      'POST /api/checkouts',
      'POST /api/checkouts/{id}/authentication',
      'POST /api/quotes',
      'POST /api/stripe/webhook',
    ]);
  });

  test('is served by one function, except for the end of the bank’s step and the webhook', () => {
    const routes = Object.values(propertiesOf('AWS::ApiGatewayV2::Route'));
    const servedBy = ({ Target }: Record<string, unknown>) =>
      integrations[String(Target).replace(/^integrations\/<(.*)>$/, '$1')]?.IntegrationUri;
    const others = routes.filter((route) => servedBy(route) !== '<Api.Arn>');
    expect(others.map((route) => [route.RouteKey, servedBy(route)]).sort()).toEqual([
      ['POST /api/checkouts/{id}/authentication', '<BankStepAuthentication.Arn>'],
      ['POST /api/stripe/webhook', '<WebhookStripeWebhook.Arn>'],
    ]);
  });

  test('gives its functions requests in the newer format', () => {
    for (const { PayloadFormatVersion } of Object.values(integrations)) {
      expect(PayloadFormatVersion).toBe('2.0');
    }
  });

  test('limits the rate of requests', () => {
    expect(stage.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 500,
      ThrottlingBurstLimit: 1000,
    });
  });

  test('logs how each request went, and nothing about who sent it', () => {
    expect(stage.AccessLogSettings.DestinationArn).toBe('<ApiAccessLog.Arn>');
    expect(JSON.parse(stage.AccessLogSettings.Format)).toEqual({
      requestId: '$context.requestId',
      route: '$context.routeKey',
      status: '$context.status',
      latencyMs: '$context.responseLatency',
      error: '$context.integrationErrorMessage',
    });
  });

  test('limits the checkouts without an order of one address by a parameter that a deployment can change', () => {
    expect(template().Parameters.AttemptsPerHour).toMatchObject({
      Type: 'Number',
      Default: 20,
      MinValue: 1,
    });
    expect(propertiesOf('AWS::Lambda::Function').Api).toMatchObject({
      Environment: { Variables: { ATTEMPTS_PER_HOUR: '<AttemptsPerHour>' } },
    });
  });

  test('closes at so many declines within ten minutes as the settings say', () => {
    expect(propertiesOf('AWS::Lambda::Function').Api).toMatchObject({
      Environment: { Variables: { DECLINES_PER_TEN_MINUTES: '60' } },
    });
  });

  test('knows the currency of the catalogue that is deployed with it', () => {
    expect(propertiesOf('AWS::Lambda::Function').Api).toMatchObject({
      Environment: { Variables: { CURRENCY: 'usd' } },
    });
  });
});
