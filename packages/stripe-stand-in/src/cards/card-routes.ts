/** The API's requests about cards: tokens, confirmation tokens and PaymentMethods. */
import { group, required, text } from '../api/form.ts';
import {
  any,
  anything,
  expand,
  forBrowsers,
  get,
  post,
  type Route,
  retrieve,
  showing,
} from '../api/route.ts';
import {
  confirmationTokenView,
  createConfirmationToken,
  findConfirmationToken,
} from './confirmation-tokens.ts';
import { paymentMethodView } from './payment-method-view.ts';
import { createPaymentMethod } from './payment-sources.ts';
import { createToken } from './tokens.ts';

export const cardRoutes: readonly Route[] = [
  ...showing('payment_method', [
    forBrowsers(
      post(
        '/v1/payment_methods',
        { type: true, card: any, billing_details: anything, metadata: any, ...expand },
        (context, params) => paymentMethodView(createPaymentMethod(context, params)),
      ),
    ),
    get(
      '/v1/payment_methods/:id',
      expand,
      retrieve('PaymentMethod', ({ store }) => store.state.paymentMethods, paymentMethodView),
    ),
  ]),
  ...showing('token', [forBrowsers(post('/v1/tokens', { card: any, ...expand }, createToken))]),
  ...showing('confirmation_token', [
    forBrowsers(
      post('/v1/confirmation_tokens', anything, (context, params) =>
        confirmationTokenView(createConfirmationToken(context, params)),
      ),
    ),
    get('/v1/confirmation_tokens/:id', expand, (context, _, id) =>
      confirmationTokenView(findConfirmationToken(context, id)),
    ),
    post('/v1/test_helpers/confirmation_tokens', anything, (context, params) => {
      required(
        text(params, 'payment_method') ?? group(params, 'payment_method_data'),
        'payment_method',
      );
      return confirmationTokenView(createConfirmationToken(context, params));
    }),
  ]),
];
