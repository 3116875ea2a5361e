/** The template's API routes, each with the function that its integration calls. */
import type { LambdaFunction } from '../lambda/function.ts';
import type { Stack } from '../template/stack.ts';
import type { Route } from './routes.ts';

type RouteProperties = { readonly RouteKey: string; readonly Target: string };
type IntegrationProperties = {
  readonly IntegrationUri: string;
  readonly IntegrationType: string;
  readonly PayloadFormatVersion: string;
};

/** Throws an Error for a route that does not call a function with payload format 2.0. */
export const routesOf = (
  stack: Stack,
  lambdaByArn: (arn: string) => LambdaFunction | undefined,
): readonly Route<LambdaFunction>[] => {
  const integrations = new Map(
    stack
      .ofType<IntegrationProperties>('AWS::ApiGatewayV2::Integration')
      .map(({ ref, properties }) => [`integrations/${ref}`, properties]),
  );
  return stack.ofType<RouteProperties>('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    const integration = integrations.get(properties.Target);
    const lambda = lambdaByArn(integration?.IntegrationUri ?? '');
    if (lambda === undefined || integration?.PayloadFormatVersion !== '2.0') {
      throw new Error(`The route ${properties.RouteKey} is not for a Lambda by payload 2.0.`);
    }
    return { key: properties.RouteKey, target: lambda };
  });
};
