/** A stand-in of its own for a test, without a network, and Stripe's own client for it. */
import Stripe from 'stripe';
import { fetchOf } from '../../src/fetch.ts';
import { createStandIn, type StandInOptions } from '../../src/stand-in.ts';
import { compared } from './compared.ts';

/** What a request may say, and also what it may not: tests send wrong values, too. */
type HoldParams = { readonly [name: string]: unknown };

export const openAccount = (options: StandInOptions = {}) => {
  const standIn = compared(createStandIn(options));
  const { control } = standIn;
  /** Tries each request once. */
  const stripe = new Stripe('sk_test_x', {
    httpClient: Stripe.createFetchHttpClient(fetchOf(standIn)),
    maxNetworkRetries: 0,
    telemetry: false,
  });
  /** A hold of $42.00 on a card that works, unless told otherwise. */
  const hold = (params: HoldParams = {}, request: Stripe.RequestOptions = {}) =>
    stripe.paymentIntents.create(
      {
        amount: 4200,
        currency: 'usd',
        capture_method: 'manual',
        confirm: true,
        allowed_payment_method_types: ['card'],
        payment_method: 'pm_card_visa',
        ...params,
      } satisfies Stripe.PaymentIntentCreateParams,
      request,
    );
  return {
    standIn,
    control,
    stripe,
    hold,
    /** A hold that is captured at once. */
    pay: async (params?: HoldParams) => {
      const { id } = await hold(params);
      return stripe.paymentIntents.capture(id);
    },
    /** The types of the events of `step`, in their order. */
    eventsOf: async (step: () => unknown): Promise<readonly string[]> => {
      const before = control.state().events.length;
      await step();
      const { events } = control.state();
      return events.slice(before).map(({ type }) => type);
    },
  };
};
