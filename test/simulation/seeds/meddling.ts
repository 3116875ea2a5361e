/** People who act at the wrong moment: operators in the AWS console, the merchant at Stripe. */
import type { World } from '../world/world.ts';

export type Meddling = 'stop' | 'redrive' | 'cancel' | 'capture' | 'refund' | 'reconcile';

const chosen = <T>(items: readonly T[], which: number): T | undefined =>
  items[which % items.length];

/** Does it to one of those to which it can be done, if there are any. */
export const meddle = async (world: World, what: Meddling, which: number): Promise<void> => {
  const { executions } = world.application;
  switch (what) {
    case 'reconcile':
      await Promise.all([world.reconcile('open'), world.reconcile('everything')]);
      return;
    case 'stop': {
      const running = executions.list().filter(({ status }) => status === 'RUNNING');
      const execution = chosen(running, which);
      if (execution === undefined) return;
      world.say(`Operator: stop ${execution.name}`);
      await executions.abort(execution.name);
      return;
    }
    case 'redrive': {
      const stopped = executions
        .list()
        .filter(({ status }) => status !== 'RUNNING' && status !== 'SUCCEEDED');
      const execution = chosen(stopped, which);
      if (execution === undefined) return;
      world.say(`Operator: redrive ${execution.name}`);
      executions.redrive(execution.name);
      return;
    }
    default: {
      // A payment that was taken can be refunded; the other acts are done to a hold, where there is one.
      const status = what === 'refund' ? 'succeeded' : 'requires_capture';
      const all = world.stripe.control.state().paymentIntents;
      const fitting = all.filter((intent) => intent.status === status);
      const intent = chosen(fitting.length > 0 ? fitting : all, which);
      if (intent !== undefined) await inDashboard(world, what, intent.id);
    }
  }
};

/** What the merchant does by hand. Stripe says whether it can be done. */
export const inDashboard = async (
  world: World,
  what: 'cancel' | 'capture' | 'refund',
  intentId: string,
): Promise<void> => {
  const isRefund = what === 'refund';
  const answer = await world.stripe.api({
    method: 'POST',
    path: isRefund ? '/v1/refunds' : `/v1/payment_intents/${intentId}/${what}`,
    query: '',
    body: isRefund ? `payment_intent=${intentId}` : '',
    authorization: 'Bearer sk_test_merchant',
    idempotencyKey: undefined,
  });
  world.say(`Merchant: ${what} → ${typeof answer === 'symbol' ? 'no answer' : answer.status}`);
};

/** The merchant accepts a dispute in the dashboard: it is lost. */
export const acceptDispute = (world: World, id: string): Promise<void> =>
  answer(world, `/v1/disputes/${id}/close`, '');

/** The merchant answers a dispute in the dashboard, and wins. */
export const winDispute = (world: World, id: string): Promise<void> =>
  answer(world, `/v1/disputes/${id}`, 'evidence[uncategorized_text]=winning_evidence&submit=true');

const answer = async ({ stripe, say }: World, path: string, body: string): Promise<void> => {
  const answered = await stripe.api({
    method: 'POST',
    path,
    query: '',
    body,
    authorization: 'Bearer sk_test_merchant',
    idempotencyKey: undefined,
  });
  say(`Merchant: dispute → ${typeof answered === 'symbol' ? 'no answer' : answered.status}`);
};
