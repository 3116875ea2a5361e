import { routesOf } from '../../../local/http-api/stack-routes.ts';
import { lambdaOf } from '../lambda-of.ts';
import { stackOf } from '../stack-of.ts';

const { lambda, arn, byArn } = lambdaOf('Shop-Quote');
/** An API with one route, to an integration with these properties. */
const api = (integration: object = {}) =>
  stackOf({
    Quote: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arn,
        PayloadFormatVersion: '2.0',
        ...integration,
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        RouteKey: 'POST /api/quotes',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Quote' }]] },
      },
    },
  });

test('a route goes to the function that its integration names', () => {
  expect(routesOf(api(), byArn)).toEqual([{ key: 'POST /api/quotes', target: lambda }]);
});

test.each([{ IntegrationUri: 'http://elsewhere' }, { PayloadFormatVersion: '1.0' }])(
  'a route to an integration with %j is named',
  (integration) => {
    expect(() => routesOf(api(integration), byArn)).toThrow(
      'The route POST /api/quotes is not for a Lambda by payload 2.0.',
    );
  },
);
