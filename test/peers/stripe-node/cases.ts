/**
 * What Stripe's own client makes of a Stripe: each case says what it saw, without ids and times. They run
 * unchanged against the stand-in and against Stripe's test mode.
 */
import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';

export type Case = {
  readonly name: string;
  /** Resolves to what was seen. */
  readonly run: (stripe: Stripe) => Promise<unknown>;
  readonly expected: unknown;
};

/** The parts of an error that a program reads. */
const errorOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
    return 'no error';
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { type, statusCode, code, decline_code, param, doc_url } = error;
    return {
      type,
      statusCode,
      ...(code && { code }),
      ...(decline_code && { decline_code }),
      ...(param && { param }),
      ...(doc_url && { doc_url }),
      ...(error.requestId !== undefined && { isNamed: /^req_/.test(error.requestId) }),
    };
  }
};

/** stripe-node gives the headers as its HTTP client has them: that of fetch has an object of its own. */
const headerOf = (headers: object, name: string): unknown =>
  'get' in headers && typeof headers.get === 'function'
    ? headers.get(name)
    : Reflect.get(headers, name);

const intent = {
  amount: 4200,
  currency: 'usd',
  capture_method: 'manual',
  allowed_payment_method_types: ['card'],
} satisfies Stripe.PaymentIntentCreateParams;
const held = { ...intent, confirm: true, payment_method: 'pm_card_visa' };

const page = (code: string) => `https://stripe.com/docs/error-codes/${code}`;
const invalid = { type: 'StripeInvalidRequestError', statusCode: 400 };
const named = { isNamed: true };

export const cases: readonly Case[] = [
  {
    name: 'a decline is a card error with its codes, and names its PaymentIntent',
    run: ({ paymentIntents }) =>
      errorOf(
        paymentIntents.create({
          ...held,
          payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
        }),
      ),
    expected: {
      ...{ type: 'StripeCardError', statusCode: 402, code: 'card_declined' },
      ...{ decline_code: 'insufficient_funds', doc_url: page('card-declined'), ...named },
    },
  },
  {
    name: 'an unknown parameter is refused by its name',
    run: ({ paymentIntents }) => errorOf(paymentIntents.create({ ...intent, colour: 1 } as never)),
    expected: {
      ...{ ...invalid, code: 'parameter_unknown', param: 'colour' },
      ...{ doc_url: page('parameter-unknown'), ...named },
    },
  },
  {
    name: 'what there is not is missing',
    run: ({ paymentIntents }) => errorOf(paymentIntents.retrieve('pi_none')),
    expected: {
      ...{ ...invalid, statusCode: 404, code: 'resource_missing', param: 'intent' },
      ...{ doc_url: page('resource-missing'), ...named },
    },
  },
  {
    name: 'a member that can’t be expanded is refused',
    run: async ({ paymentIntents }) => {
      const { id } = await paymentIntents.create(intent);
      return errorOf(paymentIntents.retrieve(id, { expand: ['nonsense'] }));
    },
    expected: { ...invalid, ...named },
  },
  {
    name: 'the same key with the same parameters is the same answer, and says so',
    run: async ({ paymentIntents }) => {
      const options = { idempotencyKey: randomUUID() };
      const first = await paymentIntents.create(intent, options);
      const again = await paymentIntents.create(intent, options);
      return [first.id === again.id, headerOf(again.lastResponse.headers, 'idempotent-replayed')];
    },
    expected: [true, 'true'],
  },
  {
    name: 'the same key with other parameters is refused',
    run: async ({ paymentIntents }) => {
      const options = { idempotencyKey: randomUUID() };
      await paymentIntents.create(intent, options);
      return errorOf(paymentIntents.create({ ...intent, amount: 4300 }, options));
    },
    expected: { type: 'StripeIdempotencyError', statusCode: 400, ...named },
  },
  {
    name: 'a hold is captured in part, and once',
    run: async ({ paymentIntents }) => {
      const { id, status } = await paymentIntents.create(held);
      const captured = await paymentIntents.capture(id, { amount_to_capture: 4000 });
      const again = await errorOf(paymentIntents.capture(id));
      return [status, captured.status, captured.amount_received, again];
    },
    expected: [
      ...['requires_capture', 'succeeded', 4000],
      {
        ...{ ...invalid, code: 'payment_intent_unexpected_state' },
        ...{ doc_url: page('payment-intent-unexpected-state'), ...named },
      },
    ],
  },
  {
    name: 'a hold that is canceled gives all of it back, without a refund',
    run: async ({ paymentIntents }) => {
      const { id } = await paymentIntents.create(held);
      await paymentIntents.cancel(id);
      const { status, latest_charge } = await paymentIntents.retrieve(id, {
        expand: ['latest_charge.refunds'],
      });
      const charge = latest_charge as Stripe.Charge;
      return [status, charge.amount_refunded, charge.refunds?.data.length];
    },
    expected: ['canceled', 0, 0],
  },
  {
    name: 'no more is refunded than was taken',
    run: async ({ paymentIntents, refunds }) => {
      const { id: payment_intent } = await paymentIntents.create({
        ...held,
        capture_method: 'automatic',
      });
      const { status } = await refunds.create({ payment_intent, amount: 4000 });
      return [status, await errorOf(refunds.create({ payment_intent, amount: 201 }))];
    },
    expected: ['succeeded', { ...invalid, param: 'amount', ...named }],
  },
  {
    name: 'lists go on in both directions, the newest first',
    run: async ({ paymentIntents }) => {
      const made: string[] = [];
      for (let count = 0; count < 3; count += 1)
        made.push((await paymentIntents.create(intent)).id);
      const [oldest = '', middle = '', newest = ''] = made;
      const after = await paymentIntents.list({ limit: 1, starting_after: newest });
      const before = await paymentIntents.list({ limit: 1, ending_before: oldest });
      return [after.data[0]?.id === middle, before.data[0]?.id === middle, before.has_more];
    },
    expected: [true, true, true],
  },
  {
    name: 'a list knows when something was created',
    run: async ({ paymentIntents }) => {
      const { created } = await paymentIntents.create(intent);
      const [since, until] = await Promise.all([
        paymentIntents.list({ created: { gte: created }, limit: 1 }),
        paymentIntents.list({ created: { gt: created + 3600 }, limit: 1 }),
      ]);
      return [since.data.length, until.data.length];
    },
    expected: [1, 0],
  },
  {
    name: 'an event that is signed by two secrets is taken by either, and by no other',
    run: async ({ webhooks }) => {
      const payload = '{"id":"evt_1","object":"event"}';
      const timestamp = Math.floor(Date.now() / 1000);
      const headerBy = (secret: string) =>
        webhooks.generateTestHeaderString({ payload, secret, timestamp });
      const both = `${headerBy('whsec_old')},${headerBy('whsec_new').split(',')[1]}`;
      const isTaken = (secret: string): boolean => {
        try {
          return webhooks.constructEvent(payload, both, secret).id === 'evt_1';
        } catch {
          return false;
        }
      };
      return ['whsec_old', 'whsec_new', 'whsec_other'].map(isTaken);
    },
    expected: [true, true, false],
  },
];
