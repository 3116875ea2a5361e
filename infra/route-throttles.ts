/**
 * How many requests a second each route takes. What a route takes is its own: however many shoppers
 * come, or a client that hammers one route, Stripe's events and the answers to those who wait get
 * through. Beyond it, API Gateway answers 429; the page then asks again, later and later.
 */
import type { CfnStage, HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Settings } from './settings.ts';

/** As CloudFormation names it: the CDK passes it on unread. */
type Rate = { readonly ThrottlingRateLimit: number; readonly ThrottlingBurstLimit: number };

/**
 * Stripe takes so many holds a second (https://docs.stripe.com/rate-limits), and more checkouts than
 * that would only make the line longer. The burst is a line of a minute, or what API Gateway allows.
 */
const asStripeTakes = (perSecond: number): Rate => ({
  ThrottlingRateLimit: perSecond,
  ThrottlingBurstLimit: Math.min(60 * perSecond, mostBurst),
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const mostBurst = 5000;

const ratesFor = (stripeRequestsPerSecond: number): Readonly<Record<string, Rate>> => ({
  'POST /api/checkouts': asStripeTakes(stripeRequestsPerSecond),
  // Each of them may look at a payment at Stripe.
  'POST /api/checkouts/{id}/authentication': asStripeTakes(stripeRequestsPerSecond),
  'POST /api/quotes': { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 500 },
  // About four events for each payment, and those that were not taken come again.
  'POST /api/stripe/webhook': { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 1000 },
});

/** To be called when the API has all its routes: API Gateway refuses a rate of an unknown one. */
export const throttleRoutes = (
  { api, stage }: { readonly api: HttpApi; readonly stage: HttpStage },
  { stripeRequestsPerSecond }: Settings,
): void => {
  const routes = api.node.findAll().filter((each) => each instanceof HttpRoute);
  (stage.node.defaultChild as CfnStage).routeSettings = ratesFor(stripeRequestsPerSecond);
  stage.node.addDependency(...routes);
};
