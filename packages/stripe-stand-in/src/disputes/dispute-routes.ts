/** The API's requests about disputes. */
import type { Context } from '../account/context.ts';
import type { Dispute } from '../account/objects.ts';
import { notFound } from '../api/errors.ts';
import { listOf } from '../api/list-of.ts';
import { any, anything, expand, get, listing, post, type Route, showing } from '../api/route.ts';
import { isOfPayment } from '../payments/of-payment.ts';
import { disputeView } from './dispute-view.ts';
import { closeDispute, updateDispute } from './disputes.ts';

const answer = ({ clock }: Context, dispute: Dispute) => disputeView(dispute, clock.nowSeconds());

export const disputeRoutes: readonly Route[] = showing('dispute', [
  get(
    '/v1/disputes',
    { ...listing, payment_intent: true, charge: true },
    listOf<Dispute>({
      url: '/v1/disputes',
      object: 'dispute',
      items: ({ store }) => Object.values(store.state.disputes),
      matches: isOfPayment,
      view: (dispute, context) => answer(context, dispute),
    }),
  ),
  get('/v1/disputes/:id', expand, (context, _, id) => {
    const dispute = context.store.state.disputes[id];
    if (dispute === undefined) throw notFound('dispute', id, 'dispute');
    return answer(context, dispute);
  }),
  post(
    '/v1/disputes/:id',
    { evidence: anything, submit: true, metadata: any, ...expand },
    (context, params, id) => answer(context, updateDispute(context, id, params)),
  ),
  post('/v1/disputes/:id/close', expand, (context, _, id) =>
    answer(context, closeDispute(context, id)),
  ),
]);
