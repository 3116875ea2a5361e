/** Builders of what a checkout is on its way: a request, a row, a document. A test overrides fields by name. */
import type { CheckoutRequest, Line } from '../../functions/checkout/contract.ts';
import type { AuthorizedDocument, PayableDocument } from '../../functions/checkout/documents.ts';
import type { CheckoutId } from '../../functions/checkout/ids.ts';
import type { WaitAttempt } from '../../functions/checkout/wait-attempt.ts';
import type { Authentication, StoredCheckout } from '../../functions/store/checkout-row.ts';
import type { Order } from '../../functions/store/order-row.ts';
import type { PaymentRecord } from '../../functions/stripe/records.ts';
import type { ToldPayment } from '../../functions/stripe/webhook-events.ts';

export const checkoutId = 'chk_0123456789abcdefghjkmnpq';
/** Ids as the API makes them, told apart by a letter. */
export const chk = (letter: string): CheckoutId => `chk_${letter.repeat(24)}`;
export const placedAt = '2026-11-23T10:00:00.000Z';
export const placedAtMs = Date.parse(placedAt);

/** The stack, as a payment's metadata names it. */
export const shop = 'Holdfast';

const mugs: Line = {
  sku: 'mug',
  name: 'Enamel mug',
  quantity: 2,
  unitAmount: 1400,
  amount: 2800,
};

/** Two mugs for 28 dollars, paid with a confirmation token. */
export const checkoutRequestOf = (overrides: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
  items: [{ sku: 'mug', quantity: 2 }],
  email: 'ada@example.com',
  expectedTotal: 2800,
  payment: { confirmationToken: 'ctoken_1Nnn' },
  ...overrides,
});

/** The row of that checkout, just placed. */
export const storedCheckout = (overrides: Partial<StoredCheckout> = {}): StoredCheckout => ({
  id: checkoutId,
  status: 'processing',
  currency: 'usd',
  totalMinor: 2800,
  lines: [mugs],
  email: 'ada@example.com',
  fingerprint: 'a-fingerprint',
  viewer: 'a-viewer',
  placedAt,
  ...overrides,
});

/** The first attempt at a state that waits. */
export const waitAttemptOf = (overrides: Partial<WaitAttempt> = {}): WaitAttempt => ({
  enteredAt: placedAt,
  redriveCount: 0,
  retryCount: 0,
  ...overrides,
});

/** What such a row has while it waits for the bank's step. */
export const authenticationOf = (overrides: Partial<Authentication> = {}): Authentication => ({
  paymentIntentId: 'pi_1',
  clientSecret: 'pi_1_secret_2',
  taskToken: 'a-token',
  ...overrides,
});

/** The input of its execution. */
export const checkoutDocumentOf = (overrides: Partial<PayableDocument> = {}): PayableDocument => ({
  checkoutId,
  amountMinor: 2800,
  currency: 'usd',
  payment: { confirmationToken: 'ctoken_1Nnn' },
  placedAt,
  ...overrides,
});

/** The same after Authorize has placed a hold. */
export const authorizedDocumentOf = (
  overrides: Partial<AuthorizedDocument> = {},
): AuthorizedDocument => ({
  ...checkoutDocumentOf(),
  paymentIntentId: 'pi_1',
  ...overrides,
});

/** The order that it becomes. */
export const orderOf = (overrides: Partial<Order> = {}): Order => ({
  id: 'HF-1111-2222-3333',
  checkoutId,
  status: 'confirmed',
  currency: 'usd',
  totalMinor: 2800,
  lines: [mugs],
  email: 'ada@example.com',
  paymentIntentId: 'pi_1',
  placedAt,
  placedOn: placedAt.slice(0, 10),
  ...overrides,
});

/** What Stripe says of its payment: captured, nothing refunded. */
export const paymentRecordOf = (overrides: Partial<PaymentRecord> = {}): PaymentRecord => ({
  id: 'pi_1',
  checkoutId,
  status: 'succeeded',
  currency: 'usd',
  amountMinor: 2800,
  receivedMinor: (overrides.status ?? 'succeeded') === 'succeeded' ? 2800 : 0,
  refundedMinor: 0,
  refundFailedMinor: 0,
  createdSeconds: placedAtMs / 1000,
  isDisputed: false,
  isLive: false,
  ...overrides,
});

/** What an event says of that payment: captured, just when the checkout was placed. */
export const toldPaymentOf = (overrides: Partial<ToldPayment> = {}): ToldPayment => ({
  checkoutId,
  shop,
  createdSeconds: placedAtMs / 1000,
  currency: 'usd',
  amountMinor: 2800,
  receivedMinor: 2800,
  ...overrides,
});
