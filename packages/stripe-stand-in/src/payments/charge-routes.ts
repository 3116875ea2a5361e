/** The API's requests about charges and refunds. */
import type { Charge, Refund } from '../account/objects.ts';
import { listOf } from '../api/list-of.ts';
import { any, expand, get, listing, post, type Route, retrieve, showing } from '../api/route.ts';
import { chargeView } from './charge-view.ts';
import { isOfPayment } from './of-payment.ts';
import { refundView } from './refund-view.ts';
import { createRefund } from './refunds.ts';

export const chargeRoutes: readonly Route[] = [
  ...showing('charge', [
    get(
      '/v1/charges',
      { ...listing, payment_intent: true },
      listOf<Charge>({
        url: '/v1/charges',
        object: 'charge',
        items: ({ store }) => Object.values(store.state.charges),
        matches: isOfPayment,
        view: chargeView,
      }),
    ),
    get(
      '/v1/charges/:id',
      expand,
      retrieve('charge', ({ store }) => store.state.charges, chargeView),
    ),
  ]),
  ...showing('refund', [
    post(
      '/v1/refunds',
      { payment_intent: true, charge: true, amount: true, reason: true, metadata: any, ...expand },
      (context, params) => refundView(createRefund(context, params)),
    ),
    get(
      '/v1/refunds',
      { ...listing, payment_intent: true, charge: true },
      listOf<Refund>({
        url: '/v1/refunds',
        object: 'refund',
        items: ({ store }) => Object.values(store.state.refunds),
        matches: isOfPayment,
        view: refundView,
      }),
    ),
    get(
      '/v1/refunds/:id',
      expand,
      retrieve('refund', ({ store }) => store.state.refunds, refundView),
    ),
  ]),
];
