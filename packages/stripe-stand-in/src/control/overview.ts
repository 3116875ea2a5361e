/** Everything that happened at the stand-in, in one value. */
import type { Context } from '../account/context.ts';
import type { JournalEntry, State } from '../account/state.ts';
import { disputeView } from '../disputes/dispute-view.ts';
import { chargeView } from '../payments/charge-view.ts';
import { intentView } from '../payments/intent-view.ts';
import { refundView } from '../payments/refund-view.ts';
import { taxAssociationView, taxTransactionView } from '../tax/tax-views.ts';

type TaxSums = { readonly amount_total: number; readonly amount_tax: number };

/** The oldest first. */
export type Overview = {
  readonly paymentIntents: readonly ReturnType<typeof intentView>[];
  readonly charges: readonly ReturnType<typeof chargeView>[];
  readonly refunds: readonly ReturnType<typeof refundView>[];
  readonly disputes: readonly ReturnType<typeof disputeView>[];
  /** With their sums, which Stripe shows by line. */
  readonly taxTransactions: readonly (ReturnType<typeof taxTransactionView> & TaxSums)[];
  readonly taxAssociations: readonly ReturnType<typeof taxAssociationView>[];
  /** But for those of long ago. */
  readonly events: State['events'];
  /** The requests to the API, but for those of long ago: see `forget.ts`. */
  readonly journal: readonly JournalEntry[];
};

export const overviewOf = ({ store: { state }, clock }: Context): Overview => ({
  paymentIntents: Object.values(state.paymentIntents).map((intent) => intentView(intent)),
  charges: Object.values(state.charges).map(chargeView),
  refunds: Object.values(state.refunds).map(refundView),
  disputes: Object.values(state.disputes).map((each) => disputeView(each, clock.nowSeconds())),
  taxTransactions: Object.values(state.taxTransactions).map((each) => ({
    ...taxTransactionView(each, state.taxCalculations[each.calculation]),
    amount_total: each.total,
    amount_tax: each.tax,
  })),
  taxAssociations: Object.values(state.taxAssociations).map(taxAssociationView),
  events: state.events,
  journal: state.journal,
});
