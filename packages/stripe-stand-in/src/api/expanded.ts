/** Puts whole objects in the places of their ids. */
import type { Context } from '../account/context.ts';
import { paymentMethodView } from '../cards/payment-method-view.ts';
import { failureTransactionView } from '../payments/balance-transactions.ts';
import { chargeView, refundsOf } from '../payments/charge-view.ts';
import { intentView } from '../payments/intent-view.ts';
import { refundView } from '../payments/refund-view.ts';
import { linesOf } from '../tax/tax-views.ts';
import { type Expansion, leadsTo } from './expansions.ts';

type Shown = Readonly<Record<string, unknown>>;
type State = Context['store']['state'];

const shownAs = <T>(item: T | undefined, view: (item: T) => Shown): Shown | undefined =>
  item === undefined ? undefined : view(item);

/** The objects that ids lead to; undefined for one that does not exist. */
const found: Readonly<Record<string, (state: State, id: string) => Shown | undefined>> = {
  charge: (state, id) => shownAs(state.charges[id], chargeView),
  payment_intent: (state, id) => shownAs(state.paymentIntents[id], (each) => intentView(each)),
  payment_method: (state, id) => shownAs(state.paymentMethods[id], paymentMethodView),
  refund: (state, id) => shownAs(state.refunds[id], refundView),
  balance_transaction: (state, id) => failureTransactionView(state, id),
};

/** The lists that an object has only when it is asked for them. */
const included: Readonly<Record<string, (state: State, owner: string) => Shown | undefined>> = {
  'list of refund': (state, owner) => refundsOf(owner, state),
  'list of tax.calculation_line_item': (state, owner) =>
    shownAs(state.taxCalculations[owner], linesOf),
};

const isShown = (value: unknown): value is Shown => typeof value === 'object' && value !== null;

const memberOf = (state: State, shown: Shown, member: string, kind: string): unknown => {
  const value = shown[member];
  if (typeof value === 'string') return found[kind]?.(state, value) ?? value;
  if (value !== undefined) return value;
  return included[kind]?.(state, String(shown.id));
};

/**
 * `value` with the members of `path` whole. `object` is its name in the table of expansions. What is
 * null stays so, and so does what is whole already.
 */
export const expanded = (
  { store: { state } }: Context,
  value: unknown,
  object: string,
  path: Expansion,
): unknown => {
  const walk = (at: unknown, kind: string, [member, ...rest]: Expansion): unknown => {
    if (member === undefined || !isShown(at)) return at;
    if (Array.isArray(at)) return at.map((each) => walk(each, kind, [member, ...rest]));
    const next = leadsTo(kind, member) ?? 'whole';
    const whole = walk(memberOf(state, at, member, next), next, rest);
    return whole === undefined ? at : { ...at, [member]: whole };
  };
  return walk(value, object, path);
};
