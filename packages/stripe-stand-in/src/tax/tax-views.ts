/** Calculations, transactions and associations of Stripe Tax as its API shows them. */
import { page } from '../api/page.ts';
import type { TaxAssociation, TaxCalculation, TaxedAmount, TaxTransaction } from './tax-objects.ts';

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** Goods and shipping with the taxes that are added to them, and these taxes. */
export const totalsOf = ({ lines, shipping, breakdown }: TaxCalculation) => {
  const taxOf = (isInclusive: boolean) =>
    sumOf(breakdown.flatMap((each) => (each.inclusive === isInclusive ? [each.amount] : [])));
  const prices = sumOf(lines.map(({ amount }) => amount)) + (shipping?.amount ?? 0);
  return { total: prices + taxOf(false), added: taxOf(false), contained: taxOf(true) };
};

const amountView = ({ amount, amountTax, taxBehavior, taxCode }: TaxedAmount) => ({
  amount,
  amount_tax: amountTax,
  tax_behavior: taxBehavior,
  tax_code: taxCode,
});

const addressMembers = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'];

/** As they were given, and what they did not say as Stripe shows it. */
const customerDetailsView = ({ customerDetails }: TaxCalculation) => {
  const address = new Map(Object.entries(customerDetails.address ?? {}));
  return {
    address_source: null,
    ip_address: null,
    tax_ids: [],
    taxability_override: 'none',
    ...customerDetails,
    address: Object.fromEntries(addressMembers.map((name) => [name, address.get(name) ?? null])),
  };
};

export const taxCalculationView = (calculation: TaxCalculation) => {
  const { total, added, contained } = totalsOf(calculation);
  return {
    id: calculation.id,
    object: 'tax.calculation',
    amount_total: total,
    currency: calculation.currency,
    customer: null,
    customer_details: customerDetailsView(calculation),
    expires_at: calculation.expiresAt,
    livemode: false,
    shipping_cost: calculation.shipping === null ? null : amountView(calculation.shipping),
    tax_amount_exclusive: added,
    tax_amount_inclusive: contained,
    tax_breakdown: calculation.breakdown,
    tax_date: calculation.taxDate,
  };
};

/** The lines of a calculation, which it shows when it is asked. */
export const linesOf = ({ id, lines }: TaxCalculation) =>
  page(`/v1/tax/calculations/${id}/line_items`, lines, {}, taxLineView);

export const taxLineView = ({ id, reference, ...line }: TaxCalculation['lines'][number]) => ({
  id,
  object: 'tax.calculation_line_item',
  livemode: false,
  product: null,
  quantity: 1,
  reference,
  ...amountView(line),
});

/** `calculation` is the one by which it was made, or the one that it takes back. */
export const taxTransactionView = (
  transaction: TaxTransaction,
  calculation: TaxCalculation | undefined,
) => ({
  id: transaction.id,
  object: 'tax.transaction',
  created: transaction.created,
  currency: transaction.currency,
  customer: null,
  ...(calculation !== undefined && { customer_details: customerDetailsView(calculation) }),
  livemode: false,
  metadata: null,
  posted_at: transaction.created,
  reference: transaction.reference,
  reversal: transaction.original === null ? null : { original_transaction: transaction.original },
  tax_date: calculation?.taxDate ?? transaction.created,
  type: transaction.type,
});

export const taxAssociationView = ({ id, paymentIntent, ...association }: TaxAssociation) => ({
  id,
  object: 'tax.association',
  calculation: association.calculation,
  payment_intent: paymentIntent,
  tax_transaction_attempts: association.attempts.map((attempt) =>
    'transaction' in attempt
      ? {
          source: attempt.source,
          status: 'committed',
          committed: { transaction: attempt.transaction },
        }
      : { source: attempt.source, status: 'errored', errored: { reason: attempt.reason } },
  ),
});
