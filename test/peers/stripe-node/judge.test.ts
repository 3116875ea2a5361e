import { fetchOf } from '@holdfast/stripe-stand-in/fetch';
import { createStandIn } from '@holdfast/stripe-stand-in/stand-in';
import Stripe from 'stripe';
import { cases } from './cases.ts';
import { judge } from './judge.ts';

const standIn = createStandIn();
afterAll(() => standIn.close());
const clientOf = (ask: typeof fetch, key = 'sk_test_judged') =>
  new Stripe(key, {
    httpClient: Stripe.createFetchHttpClient(ask),
    maxNetworkRetries: 0,
    telemetry: false,
  });

test.each(cases)('the stand-in, seen by stripe-node: $name', async (each) => {
  const { differences } = await judge(clientOf(fetchOf(standIn)), [each]);
  expect(differences).toEqual([]);
});

test('a wrong code in an answer is told by the case', async () => {
  const slipping: typeof fetch = async (...request) => {
    const answer = await fetchOf(standIn)(...request);
    const text = (await answer.text()).replaceAll('insufficient_funds', 'do_not_honor');
    return new Response(text, { status: answer.status, headers: answer.headers });
  };
  const { differences } = await judge(clientOf(slipping));
  expect(differences).toEqual([expect.stringMatching(/^a decline is a card error .*do_not_honor/)]);
});

test('a key that Stripe does not know is an authentication error', async () => {
  const stripe = clientOf(fetchOf(standIn), 'pk_live_none');
  await expect(stripe.paymentIntents.list()).rejects.toThrow(
    Stripe.errors.StripeAuthenticationError,
  );
});

test('a reply that is lost is asked for again under the same key, and gives one payment', async () => {
  const stripe = new Stripe('sk_test_judged', {
    httpClient: Stripe.createFetchHttpClient(fetchOf(standIn)),
    maxNetworkRetries: 1,
    telemetry: false,
  });
  const before = standIn.control.state().paymentIntents.length;
  standIn.control.faults.add({ kind: 'lost-reply', times: 1 });
  await stripe.paymentIntents.create({ amount: 4200, currency: 'usd' });
  expect(standIn.control.state().paymentIntents).toHaveLength(before + 1);
});
