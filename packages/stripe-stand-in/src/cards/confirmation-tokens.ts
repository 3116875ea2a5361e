/**
 * Confirmation tokens: what Elements collected, to be confirmed with once, within twelve hours. The
 * public API makes them under `/v1/test_helpers` alone; `POST /v1/confirmation_tokens` is Stripe.js's
 * own request. Source: https://docs.stripe.com/api/confirmation_tokens
 */
import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { PaymentMethod, Token } from '../account/objects.ts';
import { notFound } from '../api/errors.ts';
import { group, oneOf, type Params, required, text } from '../api/form.ts';
import { billingDetailsIn, billingDetailsOr, noBillingDetails } from './billing-details.ts';
import { paymentMethodDetailsView } from './payment-method-view.ts';
import { cardFrom, notFoundHere } from './payment-sources.ts';
import { cardOfTestId } from './test-cards.ts';
import { expiryOf, newToken, typedCard } from './tokens.ts';

/** The card that the request names, a test's or one that is there, or that was typed. */
const methodIn = (
  context: Context,
  params: Params,
): Pick<PaymentMethod, 'card' | 'billingDetails'> => {
  const id = text(params, 'payment_method');
  const shared = cardOfTestId(id ?? '');
  if (shared !== undefined) return { card: cardFrom(shared) };
  if (id !== undefined) {
    const method = context.store.state.paymentMethods[id];
    if (method === undefined) throw notFoundHere('PaymentMethod', id, 'payment_method');
    return method;
  }
  const prefix = 'payment_method_data[card]';
  const data = group(params, 'payment_method_data') ?? {};
  return { card: typedCard(context, required(group(data, 'card'), prefix), prefix) };
};

/** `POST /v1/confirmation_tokens`, and the one of test_helpers with a `payment_method`. */
export const createConfirmationToken = (context: Context, params: Params): Token => {
  const { card, billingDetails } = methodIn(context, params);
  const shipping = group(params, 'shipping');
  const futureUsage = oneOf(text(params, 'setup_future_usage'), 'setup_future_usage', [
    'off_session',
    'on_session',
  ] as const);
  return newToken(context, 'ctoken', {
    card,
    billingDetails: billingDetailsOr(
      billingDetailsIn(group(params, 'payment_method_data') ?? {}),
      billingDetails ?? noBillingDetails,
    ),
    ...(shipping !== undefined && { shipping }),
    asked: {
      metadata: metadataAfter({}, params),
      return_url: text(params, 'return_url') ?? null,
      setup_future_usage: futureUsage ?? null,
    },
  });
};

/** As Stripe shows it, also after it was used (`payment_intent`) or has expired (`expires_at`). */
export const confirmationTokenView = (token: Token) => ({
  id: token.id,
  object: 'confirmation_token',
  created: token.created,
  expires_at: expiryOf(token),
  livemode: false,
  mandate_data: null,
  metadata: {},
  payment_intent: token.paymentIntent ?? null,
  payment_method_options: null,
  payment_method_preview: { ...paymentMethodDetailsView(token), customer: null },
  return_url: null,
  setup_future_usage: null,
  setup_intent: null,
  ...token.asked,
  shipping: token.shipping ?? null,
  use_stripe_sdk: true,
});

/** `GET /v1/confirmation_tokens/:id`. Throws Stripe's 404 when there is none, as for a `tok_`. */
export const findConfirmationToken = ({ store }: Context, id: string): Token => {
  const token = id.startsWith('ctoken_') ? store.state.tokens[id] : undefined;
  if (token === undefined) throw notFound('confirmation_token', id, 'confirmation_token');
  return token;
};
