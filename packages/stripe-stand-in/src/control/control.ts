/** What tests and the developer's console do with the stand-in, in this process or over HTTP. */
import type { Clock } from '../account/clock.ts';
import type { Context } from '../account/context.ts';
import type { JournalEntry, State } from '../account/store.ts';
import { disputeView } from '../disputes/dispute-view.ts';
import { disputePayment } from '../disputes/disputes.ts';
import { expireHolds } from '../payments/payment-intents.ts';
import { settleRefunds } from '../payments/refunds.ts';
import { chargeView, intentView, refundView } from '../payments/views.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import {
  connectEndpoint,
  keepEndpoint,
  rollSecret,
  type WebhookConnection,
  webhookEndpointView,
} from '../webhooks/webhook-endpoints.ts';
import type { WebhookControl, Webhooks } from '../webhooks/webhooks.ts';
import type { Faults } from './faults.ts';

export type Overview = {
  readonly paymentIntents: readonly ReturnType<typeof intentView>[];
  readonly charges: readonly ReturnType<typeof chargeView>[];
  readonly refunds: readonly ReturnType<typeof refundView>[];
  readonly disputes: readonly ReturnType<typeof disputeView>[];
  readonly events: State['events'];
  readonly journal: readonly JournalEntry[];
};

export type Control = {
  /** Everything that happened, oldest first. */
  readonly state: () => Overview;
  /** Lets time pass: holds end, keys are forgotten, slow refunds are decided, webhooks are due. */
  readonly advance: (seconds: number) => void;
  /**
   * The bank disputes a captured payment, as fraudulent if no other of Stripe's reasons is given.
   * Throws when there is nothing to dispute.
   */
  readonly createDispute: (
    paymentIntentId: string,
    reason?: string,
  ) => ReturnType<typeof disputeView>;
  readonly faults: Pick<Faults, 'add' | 'list' | 'clear'>;
  readonly webhooks: WebhookControl;
  /** Sends the events to a url from now on, signed with `secret`; one endpoint for each url. */
  readonly connectWebhook: (
    connection: WebhookConnection,
  ) => ReturnType<typeof webhookEndpointView>;
  /**
   * The endpoint that is marked by this metadata, from an earlier run or new, sends to the url from
   * now on. Answers the secret that it signs with.
   */
  readonly keepWebhook: (kept: Parameters<typeof keepEndpoint>[1]) => { readonly secret: string };
  /** Rolls an endpoint's secret, and answers the new one; both sign for a day. */
  readonly rollWebhookSecret: (endpointId: string) => string;
  /** Forgets everything that happened, and the faults; the webhook endpoints stay. */
  readonly reset: () => void;
};

type Parts = {
  readonly context: Context;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly deliveries: Deliveries;
  readonly webhooks: Webhooks;
};

export const createControl = ({
  context,
  clock,
  faults,
  deliveries,
  webhooks,
}: Parts): Control => ({
  state: () => {
    expireHolds(context);
    webhooks.sendDue();
    const { state } = context.store;
    return {
      paymentIntents: Object.values(state.paymentIntents).map((intent) =>
        intentView(intent, state),
      ),
      charges: Object.values(state.charges).map(chargeView),
      refunds: Object.values(state.refunds).map(refundView),
      disputes: Object.values(state.disputes).map((dispute) =>
        disputeView(dispute, clock.nowSeconds()),
      ),
      events: state.events,
      journal: state.journal,
    };
  },
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
  faults,
  webhooks,
  connectWebhook: (connection) => webhookEndpointView(connectEndpoint(context, connection)),
  keepWebhook: (kept) => {
    const { secret } = keepEndpoint(context, kept);
    return { secret };
  },
  rollWebhookSecret: (endpointId) => rollSecret(context, endpointId),
  reset: () => {
    context.store.reset();
    faults.clear();
    deliveries.forget();
  },
});
