/** Tokens that a browser makes from a card that was typed in. */
import type { Context } from '../account/context.ts';
import type { Card, Token } from '../account/objects.ts';
import { StripeError } from '../api/errors.ts';
import { group, type Params, required, text } from '../api/form.ts';
import { billingDetailsOfTypedCard } from './billing-details.ts';
import { cardView } from './payment-method-view.ts';
import { cardOfNumber, isCardNumber } from './test-cards.ts';

const cardError = (code: string, message: string, param: string): StripeError =>
  new StripeError(402, { type: 'card_error', code, message, param });

/**
 * The card whose number, expiry and code are in `params`, of which errors speak by `prefix`. Throws
 * Stripe's 402 for what can't be a card.
 */
export const typedCard = ({ clock }: Context, params: Params, prefix: string): Card => {
  const number = required(text(params, 'number'), `${prefix}[number]`).replace(/\s/g, '');
  if (!isCardNumber(number)) {
    throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  }
  const expMonth = Number(required(text(params, 'exp_month'), `${prefix}[exp_month]`));
  const typedYear = Number(required(text(params, 'exp_year'), `${prefix}[exp_year]`));
  const expYear = typedYear < 100 ? 2000 + typedYear : typedYear;
  if (!(expMonth >= 1 && expMonth <= 12)) {
    throw cardError(
      'invalid_expiry_month',
      "Your card's expiration month is invalid.",
      'exp_month',
    );
  }
  if (Date.UTC(expYear, expMonth) <= clock.nowMs()) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  const cvc = text(params, 'cvc');
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
  const { number: _, ...behavior } = cardOfNumber(number);
  return { ...behavior, last4: number.slice(-4), expMonth, expYear };
};

const confirmationTokenLifeSeconds = 12 * 60 * 60;

/** When a confirmation token can't be confirmed with any more, in Unix seconds. */
export const expiryOf = ({ created }: Token): number => created + confirmationTokenLifeSeconds;

/** Adds a token that was not used yet; `prefix` is `tok` or `ctoken`. */
export const newToken = (
  { store, clock }: Context,
  prefix: 'tok' | 'ctoken',
  given: Pick<Token, 'card' | 'billingDetails' | 'asked' | 'shipping'>,
): Token => {
  const token = { id: store.newId(prefix), created: clock.nowSeconds(), ...given, used: false };
  store.state.tokens[token.id] = token;
  return token;
};

/** `POST /v1/tokens`. */
export const createToken = (context: Context, params: Params) => {
  const given = required(group(params, 'card'), 'card');
  const card = typedCard(context, given, 'card');
  const billingDetails = billingDetailsOfTypedCard(given);
  const { id, created } = newToken(context, 'tok', { card, billingDetails });
  const { name, address } = billingDetails;
  return {
    id,
    object: 'token',
    card: {
      id: context.store.newId('card'),
      object: 'card',
      ...cardView(card),
      address_city: address.city,
      address_country: address.country,
      address_line1: address.line1,
      address_line2: address.line2,
      address_state: address.state,
      address_zip: address.postal_code,
      name,
    },
    created,
    livemode: false,
    type: 'card',
    used: false,
  };
};
