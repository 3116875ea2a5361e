/**
 * The tax transactions that Stripe makes by itself for a PaymentIntent which names a calculation:
 * one when it is paid, a reversal with each refund, and a reversal of that when a refund fails.
 * Sources: https://docs.stripe.com/tax/payment-intent, https://docs.stripe.com/api/tax/associations
 */
import type { Context } from '../account/context.ts';
import type { PaymentIntent, Refund } from '../account/objects.ts';
import { invalidParameter } from '../api/errors.ts';
import { group, type Params, text } from '../api/form.ts';
import type { TaxAssociation, TaxAttempt, TaxCalculation, TaxTransaction } from './tax-objects.ts';
import { totalsOf } from './tax-views.ts';

/** Notes the calculation that `hooks` names, if it does. Throws Stripe's error for an unknown one. */
export const linkTax = ({ store }: Context, intent: PaymentIntent, params: Params): void => {
  const inputs = group(group(params, 'hooks') ?? {}, 'inputs') ?? {};
  const id = text(group(inputs, 'tax') ?? {}, 'calculation');
  if (id === undefined) return;
  if (store.state.taxCalculations[id] === undefined) {
    throw invalidParameter(`No such tax calculation: '${id}'`, {
      code: 'resource_missing',
      param: 'hooks[inputs][tax][calculation]',
    });
  }
  intent.taxCalculation = id;
};

/** Makes the transaction of a PaymentIntent that was paid. An error is noted, and changes nothing. */
export const reportPayment = (context: Context, intent: PaymentIntent): void => {
  const { taxCalculations, taxAssociations } = context.store.state;
  const calculation = taxCalculations[intent.taxCalculation ?? ''];
  if (calculation === undefined) return;
  const reason = whyNot(context, calculation, intent);
  const association: TaxAssociation = {
    id: context.store.newId('taxa'),
    created: context.clock.nowSeconds(),
    paymentIntent: intent.id,
    calculation: calculation.id,
    attempts: [],
  };
  taxAssociations[intent.id] = association;
  if (reason !== undefined) {
    association.attempts.push({ source: intent.id, reason });
    return;
  }
  const { total, added, contained } = totalsOf(calculation);
  const { currency } = calculation;
  const amounts = { currency, total, tax: added + contained, original: null };
  const type = 'transaction';
  association.attempts.push(commit(context, association, intent.id, { ...amounts, type }));
};

const whyNot = (
  { store, clock }: Context,
  { id, currency, expiresAt }: TaxCalculation,
  intent: PaymentIntent,
): string | undefined => {
  if (expiresAt <= clock.nowSeconds()) return 'calculation_expired';
  if (currency !== intent.currency) return 'currency_mismatch';
  const isUsed = Object.values(store.state.taxTransactions).some(
    ({ type, calculation }) => type === 'transaction' && calculation === id,
  );
  return isUsed ? 'another_payment_associated_with_calculation' : undefined;
};

/** Takes a refund's part of the transaction back, its taxes in proportion. */
export const reportRefund = (context: Context, refund: Refund): void => {
  const reported = reportedFor(context, refund);
  if (reported === undefined) return;
  const { association, original } = reported;
  const { total: leftTotal, tax: leftTax } = leftOf(context, original);
  // The last part takes what is left of the taxes, so that no cent of rounding stays.
  const tax =
    refund.amount >= leftTotal
      ? leftTax
      : Math.round((original.tax * refund.amount) / original.total);
  association.attempts.push(
    commit(context, association, refund.id, {
      currency: original.currency,
      type: 'reversal',
      total: -refund.amount,
      tax: -tax,
      original: original.id,
    }),
  );
};

/** The refund failed, so its reversal is taken back. */
export const reportFailedRefund = (context: Context, refund: Refund): void => {
  const { taxTransactions } = context.store.state;
  const reported = reportedFor(context, refund);
  const reversal = Object.values(taxTransactions).find(({ reference }) => reference === refund.id);
  if (reported === undefined || reversal === undefined) return;
  const { association } = reported;
  association.attempts.push(
    commit(context, association, refund.id, {
      currency: reversal.currency,
      type: 'reversal',
      total: -reversal.total,
      tax: -reversal.tax,
      original: reversal.id,
    }),
  );
};

const reportedFor = ({ store }: Context, { paymentIntent }: Refund) => {
  const { taxAssociations, taxTransactions } = store.state;
  const association = taxAssociations[paymentIntent];
  const original = Object.values(taxTransactions).find(
    ({ type, reference }) => type === 'transaction' && reference === paymentIntent,
  );
  return association && original && { association, original };
};

/** What the transaction and everything that was taken back of it add up to. */
const leftOf = ({ store }: Context, { calculation }: TaxTransaction) =>
  Object.values(store.state.taxTransactions)
    .filter((each) => each.calculation === calculation)
    .reduce((left, { total, tax }) => ({ total: left.total + total, tax: left.tax + tax }), {
      total: 0,
      tax: 0,
    });

/** References are unique: the reversal of a failed refund's reversal has another one. */
const commit = (
  { store, clock }: Context,
  { calculation }: TaxAssociation,
  source: string,
  amounts: Pick<TaxTransaction, 'currency' | 'type' | 'total' | 'tax' | 'original'>,
): TaxAttempt => {
  const { taxTransactions } = store.state;
  const id = store.newId('tax');
  const isTaken = Object.values(taxTransactions).some(({ reference }) => reference === source);
  taxTransactions[id] = {
    id,
    created: clock.nowSeconds(),
    calculation,
    reference: isTaken ? `${source}-failed` : source,
    ...amounts,
  };
  return { source, transaction: id };
};
