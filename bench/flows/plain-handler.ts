/** The plain flow in the simulated world. */
import { answered } from './answered.ts';
import { outsideAt } from './outside.ts';
import { plainFlow } from './plain-flow.ts';

const { STRIPE_URL = '', DYNAMODB_URL = '', TABLE = '' } = process.env;

export const handler = answered(
  plainFlow({
    ...outsideAt({ stripeUrl: STRIPE_URL, dynamoDbUrl: DYNAMODB_URL }),
    ordersTable: TABLE,
  }),
);
