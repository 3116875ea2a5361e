import type { Dispute } from '../../src/account/objects.ts';
import { disputeView, isInquiry, isRefundable } from '../../src/disputes/dispute-view.ts';

const noon = Date.UTC(2026, 10, 1, 12) / 1000;
const dueBy = Date.UTC(2026, 10, 9, 23, 59, 59) / 1000;
const dispute = (changes: Partial<Dispute> = {}): Dispute => ({
  id: 'du_1',
  created: noon,
  charge: 'ch_1',
  paymentIntent: 'pi_1',
  amount: 4200,
  currency: 'usd',
  brand: 'visa',
  reason: 'fraudulent',
  status: 'needs_response',
  evidence: {},
  submissionCount: 0,
  metadata: {},
  ...changes,
});

test('a dispute is to be answered by the end of the eighth day, and overdue afterwards', () => {
  expect(disputeView(dispute(), dueBy).evidence_details).toMatchObject({
    due_by: dueBy,
    past_due: false,
  });
  expect(disputeView(dispute(), dueBy + 1).evidence_details.past_due).toBe(true);
});

test.each([
  ['fraudulent', 'needs_response', 'chargeback', '10.4'],
  ['product_not_received', 'needs_response', 'chargeback', '13.1'],
  ['fraudulent', 'warning_needs_response', 'inquiry', '10'],
  ['duplicate', 'needs_response', 'chargeback', null],
] as const)('%s, %s is a %s with the code %p', (reason, status, case_type, code) => {
  const { payment_method_details } = disputeView(dispute({ reason, status }), noon);
  expect(payment_method_details?.card).toMatchObject({ case_type, network_reason_code: code });
});

test('all fields of the evidence are shown, those without a text as null', () => {
  const { evidence, evidence_details } = disputeView(dispute({ evidence: { receipt: 'r' } }), noon);
  expect(evidence).toMatchObject({ receipt: 'r', customer_name: null });
  expect(evidence_details.has_evidence).toBe(true);
});

test.each([
  [0, 'not_submitted'],
  [1, 'manual'],
])('evidence that was submitted %p times is %s', (submissionCount, submission_method) => {
  const { evidence_details } = disputeView(dispute({ submissionCount }), noon);
  expect(evidence_details).toMatchObject({ submission_method, submission_count: submissionCount });
});

test.each([
  ['needs_response', false, false],
  ['under_review', false, false],
  ['lost', false, false],
  ['won', false, true],
  ['warning_needs_response', true, true],
  ['warning_closed', true, true],
] as const)('%s is an inquiry: %p, and leaves the payment refundable: %p', (status, asks, may) => {
  expect(isInquiry({ status })).toBe(asks);
  expect(isRefundable({ status })).toBe(may);
});
