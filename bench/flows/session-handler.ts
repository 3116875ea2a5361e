/** The session flow in the simulated world. */
import { answered } from './answered.ts';
import { outsideAt } from './outside.ts';
import { sessionFlow } from './session-flow.ts';

const { STRIPE_URL = '', DYNAMODB_URL = '', TABLE = '' } = process.env;

export const handler = answered(
  sessionFlow({
    ...outsideAt({ stripeUrl: STRIPE_URL, dynamoDbUrl: DYNAMODB_URL }),
    table: TABLE,
    now: Date.now,
    pause: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
  }),
);
