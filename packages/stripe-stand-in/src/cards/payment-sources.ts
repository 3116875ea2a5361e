/** What a card can come from: a confirmation token, a token or a PaymentMethod. Each can be used once. */
import type { Context } from '../account/context.ts';
import type { Card, PaymentMethod, Token } from '../account/objects.ts';
import { invalidRequest, notFound } from '../api/errors.ts';
import { group, type Params, required, text } from '../api/form.ts';
import {
  type BillingDetails,
  billingDetailsIn,
  billingDetailsOr,
  noBillingDetails,
} from './billing-details.ts';
import { cardOfTestId, type TestCard } from './test-cards.ts';
import { expiryOf } from './tokens.ts';

/** A test card as if it had been typed in. */
export const cardFrom = (testCard: TestCard): Card => {
  const { number, ...behavior } = testCard;
  return { ...behavior, last4: number.slice(-4), expMonth: 12, expYear: 2034 };
};

const newPaymentMethod = (
  { store, clock }: Context,
  given: Pick<PaymentMethod, 'card' | 'billingDetails'>,
): PaymentMethod => {
  const method = { id: store.newId('pm'), created: clock.nowSeconds(), ...given };
  store.state.paymentMethods[method.id] = method;
  return method;
};

const use = (token: Token, message: string, param: string): Token => {
  if (token.used) throw invalidRequest(message, { code: 'token_already_used', param });
  token.used = true;
  return token;
};

/**
 * A PaymentMethod made from a `tok_`, with the details that the request gives, else those of the
 * token. Only the shared test tokens can be used again.
 */
const methodOfToken = (
  context: Context,
  id: string,
  param: string,
  given: BillingDetails,
): PaymentMethod => {
  const shared = cardOfTestId(id);
  if (shared !== undefined && id.startsWith('tok_')) {
    return newPaymentMethod(context, { card: cardFrom(shared), billingDetails: given });
  }
  const token = context.store.state.tokens[id];
  if (token === undefined || !id.startsWith('tok_')) throw notFoundHere('token', id, param);
  const message = `You cannot use a Stripe token more than once: ${id}.`;
  const { card, billingDetails = noBillingDetails } = use(token, message, param);
  return newPaymentMethod(context, {
    card,
    billingDetails: billingDetailsOr(given, billingDetails),
  });
};

const methodOfConfirmationToken = (context: Context, id: string): PaymentMethod => {
  const param = 'confirmation_token';
  const token = context.store.state.tokens[id];
  if (token === undefined || !id.startsWith('ctoken_')) {
    throw notFoundHere('confirmation_token', id, param);
  }
  if (expiryOf(token) < context.clock.nowSeconds()) {
    throw invalidRequest(`The confirmation token ${id} has expired.`, { param });
  }
  const message = `The confirmation token ${id} was used before.`;
  const { card, billingDetails = noBillingDetails } = use(token, message, param);
  return newPaymentMethod(context, { card, billingDetails });
};

const methodOfId = (context: Context, id: string): PaymentMethod => {
  const shared = id.startsWith('pm_card_') ? cardOfTestId(id) : undefined;
  if (shared !== undefined) return newPaymentMethod(context, { card: cardFrom(shared) });
  const method = context.store.state.paymentMethods[id];
  if (method === undefined) throw notFoundHere('PaymentMethod', id, 'payment_method');
  if (method.used) {
    throw invalidRequest(
      'The provided PaymentMethod was used before without being attached to a Customer, and may not be used again.',
    );
  }
  return method;
};

/** The error of an unknown id in a parameter. In a path it would be a 404. */
export const notFoundHere = (object: string, id: string, param: string) =>
  invalidRequest(notFound(object, id, param).message, { code: 'resource_missing', param });

/** The PaymentMethod that the parameters name; undefined when they name none. */
export const methodIn = (context: Context, params: Params): PaymentMethod | undefined => {
  const confirmationToken = text(params, 'confirmation_token');
  if (confirmationToken !== undefined) return methodOfConfirmationToken(context, confirmationToken);
  const id = text(params, 'payment_method');
  if (id !== undefined) return methodOfId(context, id);
  const data = group(params, 'payment_method_data');
  if (data === undefined) return undefined;
  const token = required(
    text(group(data, 'card') ?? {}, 'token'),
    'payment_method_data[card][token]',
  );
  const param = 'payment_method_data[card][token]';
  return methodOfToken(context, token, param, billingDetailsIn(data));
};

/** `POST /v1/payment_methods`: takes a token, and refuses a card number as Stripe does. */
export const createPaymentMethod = (context: Context, params: Params): PaymentMethod => {
  required(text(params, 'type'), 'type');
  const token = text(group(params, 'card') ?? {}, 'token');
  if (token === undefined) {
    throw invalidRequest(
      'Sending credit card numbers directly to the Stripe API is generally unsafe.',
      { param: 'card' },
    );
  }
  return methodOfToken(context, token, 'card[token]', billingDetailsIn(params));
};
