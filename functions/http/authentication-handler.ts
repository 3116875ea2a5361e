/**
 * The Lambda of the route `authentication`. Of the shopper's routes, it is the only one that reads
 * payments at Stripe and wakes up the workflow.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { stepFunctionsClient } from '../aws/step-functions-client.ts';
import { stripeKey } from '../aws/stripe-key.ts';
import { sendTaskSuccess } from '../aws/task-tokens.ts';
import { awsEnvironment, settings, tableNames } from '../lambda/settings.ts';
import { resumeAuthentication } from '../settle/resume-authentication.ts';
import { endAuthentication } from '../store/authentications.ts';
import { getCheckout } from '../store/checkouts.ts';
import { isTimeToLook } from '../store/looks.ts';
import { openStore } from '../store/store.ts';
import { stripeClient } from '../stripe/client.ts';
import { fetchPayment } from '../stripe/records.ts';
import { authentication } from './authentication.ts';
import { awaitCheckout } from './await-checkout.ts';
import { assertWay } from './edge.ts';
import { answered } from './failures.ts';
import type { Response } from './response.ts';

const { STRIPE_API_URL, STRIPE_KEY_SECRET, SHOP, EDGE_KEY, EDGE_ONLY } = settings(
  'STRIPE_API_URL',
  'STRIPE_KEY_SECRET',
  'SHOP',
  'EDGE_KEY',
  'EDGE_ONLY',
);
const store = openStore(tableNames('checkouts'));
const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));
const read = getCheckout(store);

const route = authentication({
  getCheckout: read,
  isTimeToLook: isTimeToLook(store, Date.now),
  resume: resumeAuthentication({
    fetchPayment: fetchPayment(stripe, SHOP),
    sendTaskSuccess: sendTaskSuccess(stepFunctionsClient()),
    endAuthentication: endAuthentication(store),
  }),
  awaitCheckout: awaitCheckout({ getCheckout: read, now: Date.now, sleep }),
});

const assertThisWay = assertWay({ key: EDGE_KEY, isOnlyWay: EDGE_ONLY === 'true' });

export const handler = (event: APIGatewayProxyEventV2): Promise<Response> =>
  answered(event.routeKey, async () => {
    assertThisWay(event);
    return route(event);
  });
