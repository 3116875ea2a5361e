/**
 * Balance transactions, of one type: `refund_failure`, by which the money of a refund that failed at
 * the bank comes back. Source: https://docs.stripe.com/reports/balance-transaction-types
 */
import type Stripe from 'stripe';
import type { Refund } from '../account/objects.ts';
import { invalidParameter } from '../api/errors.ts';
import { expansionsIn } from '../api/expansions.ts';
import { text } from '../api/form.ts';
import { listOf } from '../api/list-of.ts';
import { get, listing, type Route } from '../api/route.ts';
import { refundView } from './refund-view.ts';

type RefundFailure = { readonly id: string; readonly created: number; readonly refund: Refund };

const failuresOf = (refunds: readonly Refund[]): readonly RefundFailure[] =>
  refunds
    .flatMap((refund) =>
      refund.failedAt === undefined
        ? []
        : [{ id: refund.id.replace(/^re_/, 'txn_'), created: refund.failedAt, refund }],
    )
    .sort((a, b) => a.created - b.created);

type View = Omit<Stripe.BalanceTransaction, 'source' | 'lastResponse'> & {
  readonly source: string | ReturnType<typeof refundView>;
};

const viewOf = ({ id, created, refund }: RefundFailure, isExpanded: boolean): View => ({
  id,
  object: 'balance_transaction',
  amount: refund.amount,
  available_on: created,
  balance_type: 'payments',
  created,
  currency: refund.currency,
  description: `REFUND FAILURE (${refund.charge})`,
  exchange_rate: null,
  fee: 0,
  fee_details: [],
  net: refund.amount,
  reporting_category: 'refund_failure',
  source: isExpanded ? refundView(refund) : refund.id,
  status: 'available',
  type: 'refund_failure',
});

export const balanceRoutes: readonly Route[] = [
  get('/v1/balance_transactions', { ...listing, type: true }, (context, params, id) => {
    if (text(params, 'type') !== 'refund_failure') {
      throw invalidParameter('The stand-in has only balance transactions of type refund_failure.', {
        param: 'type',
      });
    }
    const isExpanded = expansionsIn(params).includes('source');
    const list = listOf<RefundFailure>({
      url: '/v1/balance_transactions',
      object: 'balance_transaction',
      items: ({ store }) => failuresOf(Object.values(store.state.refunds)),
      view: (failure) => viewOf(failure, isExpanded),
    });
    return list(context, params, id);
  }),
];
