/** How long an order may wait for the merchant: no longer than its hold is good. */
import type { OrderStatus } from './order-status.ts';

/** Whether an order is captured at once, or only when the merchant has approved it. */
export const captureModes = ['automatic', 'on-approval'] as const;
export type CaptureMode = (typeof captureModes)[number];

/** What becomes of an order that nobody decided on in time. */
export const deadlineActions = ['release', 'capture'] as const;
export type DeadlineAction = (typeof deadlineActions)[number];

const hourMs = 60 * 60 * 1000;
/** Time enough for a release or a capture, and their retries, before Stripe ends the hold itself. */
const marginMs = 2 * hourMs;
/**
 * The shortest that any card network holds an amount, for a hold that Stripe gave no date for.
 * Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method (Visa: 4 days, 18 hours).
 */
const shortestHoldMs = (4 * 24 + 18) * hourMs;
/** How long before the deadline the merchant is warned. */
const warningMs = 24 * hourMs;

/** What the merchant decided, or Stripe's dashboard or the deadline in the merchant's place. */
export const orderDecisions = ['approved', 'canceled'] as const;
export type OrderDecision = (typeof orderDecisions)[number];

/** Whether an order is the merchant's to decide on, and nobody has yet. */
export const isAwaitingApproval = (order: {
  readonly status: OrderStatus;
  readonly capture?: CaptureMode;
  readonly decision?: OrderDecision;
}): boolean =>
  order.status === 'confirmed' && order.capture === 'on-approval' && order.decision === undefined;

type Hold = {
  /** ISO 8601. */
  readonly placedAt: string;
  /** Stripe's own word on when the hold ends, in ISO 8601. */
  readonly captureBefore?: string | undefined;
};

/** When the merchant's time is over, in Unix milliseconds. */
export const approvalDeadlineOf = ({ placedAt, captureBefore }: Hold): number => {
  const endsMs =
    captureBefore === undefined ? Date.parse(placedAt) + shortestHoldMs : Date.parse(captureBefore);
  return endsMs - marginMs;
};

/** Whole seconds until the deadline; 0 once it has passed. */
export const approvalSecondsOf = (hold: Hold, nowMs: number): number =>
  Math.max(0, Math.ceil((approvalDeadlineOf(hold) - nowMs) / 1000));

/** How much later than its deadline a wait may end: releases and captures have their hours after it. */
const toleranceSeconds = 15 * 60;

/**
 * Whether a wait of so many seconds that begins now would go on too far past the deadline: it was
 * reckoned earlier, and has been taken up or tried again since.
 */
export const isWaitOutdated = (
  hold: Hold,
  { waitSeconds, nowMs }: { readonly waitSeconds: number; readonly nowMs: number },
): boolean => waitSeconds > approvalSecondsOf(hold, nowMs) + toleranceSeconds;

/** Whether the merchant is to be warned now. */
export const isHoldEnding = (hold: Hold, nowMs: number): boolean =>
  approvalDeadlineOf(hold) - nowMs <= warningMs;
