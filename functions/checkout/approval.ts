/** How long an order may wait for the merchant: never longer than its hold lasts. */
import type { OrderStatus } from './order-status.ts';

/** Whether an order is captured at once, or only when the merchant has approved it. */
export const captureModes = ['automatic', 'on-approval'] as const;
export type CaptureMode = (typeof captureModes)[number];

/** What happens to an order when the merchant has not decided by the deadline. */
export const deadlineActions = ['release', 'capture'] as const;
export type DeadlineAction = (typeof deadlineActions)[number];

const hourMs = 60 * 60 * 1000;
/** Leaves enough time for a release or a capture, with retries, before Stripe ends the hold. */
const marginMs = 2 * hourMs;
/**
 * The shortest time for which any card network holds an amount. It is assumed when Stripe gave no
 * date for the end of a hold.
 * Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method (Visa: 4 days, 18
 * hours).
 */
const shortestHoldMs = (4 * 24 + 18) * hourMs;
/** How long before the deadline the merchant is warned. */
const warningMs = 24 * hourMs;

/**
 * The decision on an order: the merchant's, or one made in Stripe's dashboard or by the deadline.
 */
export const orderDecisions = ['approved', 'canceled'] as const;
export type OrderDecision = (typeof orderDecisions)[number];

/** Whether an order needs the merchant's decision and has none yet. */
export const isAwaitingApproval = (order: {
  readonly status: OrderStatus;
  readonly capture?: CaptureMode;
  readonly decision?: OrderDecision;
}): boolean =>
  order.status === 'confirmed' && order.capture === 'on-approval' && order.decision === undefined;

type Hold = {
  /** ISO 8601. */
  readonly placedAt: string;
  /** When the hold ends, as Stripe said, in ISO 8601. */
  readonly captureBefore?: string | undefined;
};

/** The deadline for the merchant's decision, in Unix milliseconds. */
export const approvalDeadlineOf = ({ placedAt, captureBefore }: Hold): number => {
  const endsMs =
    captureBefore === undefined ? Date.parse(placedAt) + shortestHoldMs : Date.parse(captureBefore);
  return endsMs - marginMs;
};

/** Whole seconds until the deadline; 0 once it has passed. */
export const approvalSecondsOf = (hold: Hold, nowMs: number): number =>
  Math.max(0, Math.ceil((approvalDeadlineOf(hold) - nowMs) / 1000));

/**
 * How far past the deadline a wait may end: two hours remain after it for a release or a capture.
 */
const toleranceSeconds = 15 * 60;

/**
 * Whether a wait of `waitSeconds` that begins now would end too far past the deadline. That happens
 * when its length was computed earlier and the state has been redriven or retried since.
 */
export const isWaitOutdated = (
  hold: Hold,
  { waitSeconds, nowMs }: { readonly waitSeconds: number; readonly nowMs: number },
): boolean => waitSeconds > approvalSecondsOf(hold, nowMs) + toleranceSeconds;

/** Whether the deadline is so close that the merchant must be warned. */
export const isHoldEnding = (hold: Hold, nowMs: number): boolean =>
  approvalDeadlineOf(hold) - nowMs <= warningMs;
