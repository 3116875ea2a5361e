/** Disputes as Stripe's API shows them, without the balance transactions. */
import type Stripe from 'stripe';
import type { Dispute } from '../account/objects.ts';

const secondsOfDay = 24 * 60 * 60;

/** The last second of the eighth day after the dispute: the time that test mode gives a Visa card. */
const dueByOf = (created: number): number =>
  (Math.floor(created / secondsOfDay) + 9) * secondsOfDay - 1;

/** Visa's codes. An inquiry has only the part before the point. Source: https://docs.stripe.com/disputes/categories */
const networkReasonCodes: Readonly<Record<string, string>> = {
  fraudulent: '10.4',
  product_not_received: '13.1',
};

const evidenceFields = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const satisfies readonly (keyof Stripe.Dispute.Evidence)[];

type EvidenceTexts = Record<(typeof evidenceFields)[number], string | null>;

const evidenceView = (evidence: Dispute['evidence']): Stripe.Dispute.Evidence => {
  const texts = evidenceFields.map((name) => [name, evidence[name] ?? null] as const);
  return { ...(Object.fromEntries(texts) as EvidenceTexts), enhanced_evidence: {} };
};

/** Whether the bank only asks so far, and has taken nothing back. */
export const isInquiry = ({ status }: Pick<Dispute, 'status'>): boolean =>
  status.startsWith('warning_');

/** Whether the disputed payment may still be refunded: nothing was taken back, or it was returned. */
export const isRefundable = ({ status }: Pick<Dispute, 'status'>): boolean =>
  status.startsWith('warning_') || status === 'won';

export const disputeView = (dispute: Dispute, nowSeconds: number): Stripe.Dispute => {
  const reasonCode = networkReasonCodes[dispute.reason] ?? null;
  const inquiryCode = reasonCode?.split('.')[0] ?? null;
  const dueBy = dueByOf(dispute.created);
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: [],
    charge: dispute.charge,
    created: dispute.created,
    currency: dispute.currency,
    enhanced_eligibility_types: [],
    evidence: evidenceView(dispute.evidence),
    evidence_details: {
      due_by: dueBy,
      enhanced_eligibility: {},
      has_evidence: Object.keys(dispute.evidence).length > 0,
      past_due: nowSeconds > dueBy,
      submission_count: dispute.submissionCount,
      submission_method: dispute.submissionCount === 0 ? 'not_submitted' : 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: isRefundable(dispute),
    livemode: false,
    metadata: dispute.metadata,
    payment_intent: dispute.paymentIntent,
    payment_method_details: {
      type: 'card',
      card: {
        brand: dispute.brand,
        case_type: isInquiry(dispute) ? 'inquiry' : 'chargeback',
        network: dispute.brand,
        network_reason_code: isInquiry(dispute) ? inquiryCode : reasonCode,
      },
    },
    reason: dispute.reason,
    status: dispute.status,
  };
};
