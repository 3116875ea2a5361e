/** What tests and developers do with the stand-in, in this process or over HTTP. */
import type { Context } from '../account/context.ts';
import type { DisputeStatus, RefundFailure } from '../account/objects.ts';
import { disputeView } from '../disputes/dispute-view.ts';
import { changeDispute, disputePayment } from '../disputes/disputes.ts';
import { expireHolds } from '../payments/cancellations.ts';
import { refundView } from '../payments/refund-view.ts';
import { cancelRefund, failRefund, settleRefunds } from '../payments/refunds.ts';
import {
  connectEndpoint,
  type KeptEndpoint,
  keepEndpoint,
  rollSecret,
  type WebhookConnection,
} from '../webhooks/connections.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import { webhookEndpointView } from '../webhooks/webhook-endpoints.ts';
import type { WebhookControl, Webhooks } from '../webhooks/webhooks.ts';
import type { Faults } from './faults.ts';
import { type Overview, overviewOf } from './overview.ts';

export type Control = {
  /** Everything that happened, the oldest first. */
  readonly state: () => Overview;
  /** The stand-in's time in Unix seconds. */
  readonly nowSeconds: () => number;
  /** Lets time pass: holds end, keys are forgotten, slow refunds are decided, webhooks are due. */
  readonly advance: (seconds: number) => void;
  /**
   * The bank disputes a captured payment, as fraudulent unless another of Stripe's reasons is given.
   * Throws when there is nothing to dispute.
   */
  readonly createDispute: (
    paymentIntentId: string,
    reason?: string,
  ) => ReturnType<typeof disputeView>;
  /**
   * A dispute gets another status, such as `appeal_needs_response`. Throws for one that does not
   * exist.
   */
  readonly changeDispute: (
    disputeId: string,
    status: DisputeStatus,
  ) => ReturnType<typeof disputeView>;
  /**
   * A refund fails at the bank, also one of weeks ago: its money comes back, for a reason that Stripe
   * does not know unless one is given. Throws for one that failed before, or was canceled.
   */
  readonly failRefund: (refundId: string, reason?: RefundFailure) => ReturnType<typeof refundView>;
  /**
   * A refund that is pending is canceled, at the merchant's request unless another reason is given.
   * Throws for any other.
   */
  readonly cancelRefund: (
    refundId: string,
    reason?: RefundFailure,
  ) => ReturnType<typeof refundView>;
  /**
   * Holds are canceled so many seconds after their time is over, those that are there, too. At once
   * without it. In between nothing can be captured of them.
   */
  readonly cancelEndedHoldsAfter: (seconds: number) => void;
  readonly faults: Pick<Faults, 'add' | 'list' | 'clear'>;
  readonly webhooks: WebhookControl;
  /** Sends events to a url from now on, signed with `secret`. Each url has one endpoint. */
  readonly connectWebhook: (
    connection: WebhookConnection,
  ) => ReturnType<typeof webhookEndpointView>;
  /**
   * The endpoint of an earlier run, found by its marks or its url, or else a new one. Answers the
   * secret that it signs with.
   */
  readonly keepWebhook: (kept: KeptEndpoint) => { readonly secret: string };
  /** Rolls an endpoint's secret and answers the new one. For a day both sign. */
  readonly rollWebhookSecret: (endpointId: string) => string;
  /** Forgets everything that happened, and the faults. The webhook endpoints stay. */
  readonly reset: () => void;
};

type Parts = {
  readonly context: Context;
  readonly faults: Faults;
  readonly deliveries: Deliveries;
  readonly webhooks: Webhooks;
};

export const createControl = ({ context, faults, deliveries, webhooks }: Parts): Control => {
  const { clock, store } = context;
  return {
    state: () => {
      expireHolds(context);
      webhooks.sendDue();
      return overviewOf(context);
    },
    nowSeconds: clock.nowSeconds,
    advance: (seconds) => {
      clock.advance(seconds);
      expireHolds(context);
      settleRefunds(context);
      webhooks.sendDue();
    },
    createDispute: (paymentIntentId, reason) => {
      const dispute = disputePayment(context, paymentIntentId, reason);
      webhooks.sendDue();
      return disputeView(dispute, clock.nowSeconds());
    },
    changeDispute: (disputeId, status) => {
      const dispute = changeDispute(context, disputeId, status);
      webhooks.sendDue();
      return disputeView(dispute, clock.nowSeconds());
    },
    failRefund: (refundId, reason = 'unknown') => {
      const refund = failRefund(context, refundId, reason);
      webhooks.sendDue();
      return refundView(refund);
    },
    cancelRefund: (refundId, reason = 'merchant_request') => {
      const refund = cancelRefund(context, refundId, reason);
      webhooks.sendDue();
      return refundView(refund);
    },
    cancelEndedHoldsAfter: (seconds) => {
      store.state.holdLagSeconds = seconds;
      context.holdsLast.untilSeconds = 0;
    },
    faults,
    webhooks,
    connectWebhook: (connection) => webhookEndpointView(connectEndpoint(context, connection)),
    keepWebhook: (kept) => {
      const { secret } = keepEndpoint(context, kept);
      return { secret };
    },
    rollWebhookSecret: (endpointId) => rollSecret(context, endpointId),
    reset: () => {
      store.reset();
      faults.clear();
      deliveries.forget();
    },
  };
};
