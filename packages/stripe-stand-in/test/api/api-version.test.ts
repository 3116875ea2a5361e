import Stripe from 'stripe';
import { apiVersion } from '../../src/api/api-version.ts';

test("the stand-in speaks the version that Stripe's own client was made for", () => {
  expect(apiVersion).toBe(Stripe.API_VERSION);
});
