/** The API's requests about disputes. */
import type { Context } from '../account/context.ts';
import type { Dispute } from '../account/objects.ts';
import { notFound } from '../api/errors.ts';
import { listOfPayment } from '../api/listings.ts';
import { any, anything, expand, get, listing, post, type Route } from '../api/route.ts';
import { disputeView } from './dispute-view.ts';
import { closeDispute, updateDispute } from './disputes.ts';

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
