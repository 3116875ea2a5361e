/**
 * Tokens that a browser makes from a card that was typed in. The public API makes confirmation tokens
 * under `/v1/test_helpers` alone; `POST /v1/confirmation_tokens` is Stripe.js's own request.
 */
import type { Context } from '../account/context.ts';
import type { Card, Token } from '../account/objects.ts';
import { StripeError } from '../api/errors.ts';
import { group, type Params, required, text } from '../api/form.ts';
import { cardFrom } from './payment-sources.ts';
import { cardOfNumber, cardOfTestId, isCardNumber } from './test-cards.ts';

const cardError = (code: string, message: string, param: string): StripeError =>
  new StripeError(402, { type: 'card_error', code, message, param });

const typedCard = ({ clock }: Context, params: Params, prefix: string): Card => {
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

const newToken = (
  { store, clock }: Context,
  prefix: string,
  { card, shipping }: Pick<Token, 'card' | 'shipping'>,
): Token => {
  const token = {
    id: store.newId(prefix),
    created: clock.nowSeconds(),
    card,
    ...(shipping !== undefined && { shipping }),
    used: false,
  };
  store.state.tokens[token.id] = token;
  return token;
};

const preview = ({ brand, last4, expMonth, expYear }: Card) => ({
  brand,
  last4,
  exp_month: expMonth,
  exp_year: expYear,
});

/** `POST /v1/tokens`. */
export const createToken = (context: Context, params: Params) => {
  const card = typedCard(context, required(group(params, 'card'), 'card'), 'card');
  const { id, created } = newToken(context, 'tok', { card });
  return {
    id,
    object: 'token',
    card: { id: context.store.newId('card'), object: 'card', ...preview(card) },
    created,
    livemode: false,
    type: 'card',
    used: false,
  };
};

/** `POST /v1/confirmation_tokens`, and the one of test_helpers with a `payment_method`. */
export const createConfirmationToken = (context: Context, params: Params) => {
  const shared = cardOfTestId(text(params, 'payment_method') ?? '');
  const data = group(params, 'payment_method_data') ?? {};
  const card =
    shared === undefined
      ? typedCard(
          context,
          required(group(data, 'card'), 'payment_method_data[card]'),
          'payment_method_data[card]',
        )
      : cardFrom(shared);
  const shipping = group(params, 'shipping');
  const { id, created } = newToken(context, 'ctoken', {
    card,
    ...(shipping !== undefined && { shipping }),
  });
  return {
    id,
    object: 'confirmation_token',
    created,
    expires_at: created + 12 * 60 * 60,
    livemode: false,
    payment_intent: null,
    payment_method_preview: { type: 'card', card: preview(card), billing_details: {} },
    return_url: null,
    setup_future_usage: null,
    shipping: shipping ?? null,
    use_stripe_sdk: true,
  };
};
