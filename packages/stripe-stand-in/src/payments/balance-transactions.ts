/**
 * Balance transactions, of one type: `refund_failure`, by which the money of a refund that failed at
 * the bank comes back. Source: https://docs.stripe.com/reports/balance-transaction-types
 */
import type Stripe from 'stripe';
import type { Refund } from '../account/objects.ts';
import type { State } from '../account/state.ts';
import { invalidParameter } from '../api/errors.ts';
import { text } from '../api/form.ts';
import { listOf } from '../api/list-of.ts';
import { get, listing, type Route, showing } from '../api/route.ts';
import { failureTransactionIdOf } from './refund-view.ts';

type RefundFailure = { readonly id: string; readonly created: number; readonly refund: Refund };

const failuresOf = (refunds: readonly Refund[]): readonly RefundFailure[] =>
  refunds
    .flatMap((refund) =>
      refund.failedAt === undefined
        ? []
        : [{ id: failureTransactionIdOf(refund), created: refund.failedAt, refund }],
    )
    .sort((a, b) => a.created - b.created);

type View = Omit<Stripe.BalanceTransaction, 'lastResponse'>;

const viewOf = ({ id, created, refund }: RefundFailure): View => ({
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
  source: refund.id,
  status: 'available',
  type: 'refund_failure',
});

/** The balance transaction with this id; undefined when there is none. */
export const failureTransactionView = (
  { refunds }: Pick<State, 'refunds'>,
  id: string,
): View | undefined => {
  const failure = failuresOf(Object.values(refunds)).find((each) => each.id === id);
  return failure && viewOf(failure);
};

export const balanceRoutes: readonly Route[] = showing('balance_transaction', [
  get('/v1/balance_transactions', { ...listing, type: true }, (context, params, id) => {
    if (text(params, 'type') !== 'refund_failure') {
      throw invalidParameter('The stand-in has only balance transactions of type refund_failure.', {
        param: 'type',
      });
    }
    const list = listOf<RefundFailure>({
      url: '/v1/balance_transactions',
      object: 'balance_transaction',
      items: ({ store }) => failuresOf(Object.values(store.state.refunds)),
      view: viewOf,
    });
    return list(context, params, id);
  }),
]);
