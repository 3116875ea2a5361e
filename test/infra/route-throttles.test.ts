import { propertiesOf, template, withoutHash } from '../support/template.ts';

const stage = propertiesOf('AWS::ApiGatewayV2::Stage').ApiStage as {
  RouteSettings: Readonly<
    Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }>
  >;
};
const routes = propertiesOf('AWS::ApiGatewayV2::Route');

test('no more checkouts are taken in a second than Stripe takes holds, but for a line of a minute', () => {
  expect(stage.RouteSettings['POST /api/checkouts']).toEqual({
    ThrottlingRateLimit: 25,
    ThrottlingBurstLimit: 1500,
  });
});

test('Stripe’s events have a rate of their own, which shoppers can’t use up', () => {
  expect(stage.RouteSettings['POST /api/stripe/webhook']?.ThrottlingRateLimit).toBeGreaterThan(100);
});

test('each rate is that of a route, which is there before the stage', () => {
  const keys = Object.values(routes).map(({ RouteKey }) => RouteKey);
  expect(Object.keys(stage.RouteSettings).filter((key) => !keys.includes(key))).toEqual([]);
  const { DependsOn = [] } = template().Resources.ApiStage as { DependsOn?: readonly string[] };
  const before = DependsOn.map(withoutHash);
  expect(Object.keys(routes).filter((route) => !before.includes(route))).toEqual([]);
});
