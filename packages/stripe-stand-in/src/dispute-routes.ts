/** The API's requests about disputes. */
import type { Context } from './context.ts';
import { disputeView } from './dispute-view.ts';
import { closeDispute, updateDispute } from './disputes.ts';
import { notFound } from './errors.ts';
import { listOfPayment } from './listings.ts';
import type { Dispute } from './objects.ts';
import { any, anything, expand, get, listing, post, type Route } from './route.ts';

const answer = ({ clock }: Context, dispute: Dispute) => disputeView(dispute, clock.nowSeconds());

export const disputeRoutes: readonly Route[] = [
  get('/v1/disputes', { ...listing, payment_intent: true, charge: true }, (context, params) =>
    listOfPayment(
      '/v1/disputes',
      ({ store }) => store.state.disputes,
      (dispute) => answer(context, dispute),
    )(context, params),
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
];
