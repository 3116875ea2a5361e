import type { Scope } from '../../../functions/reconcile/reconcile.ts';
import { settleCheckout } from '../../../functions/settle/settle-checkout.ts';
import { chk } from '../../support/checkouts.ts';
import { executionsOf } from '../../support/executions.ts';
import { ended, nowMs, open, paid, paidOrder, paymentOf, run } from './reconciler-run.ts';

/** Two runs over the same world at once, which really settle; what they did to it. */
const runTwice = async (scope: Scope) => {
  const executions = executionsOf({
    [chk('b')]: { kind: 'stopped', stoppedAtMs: 0, error: 'StripeUnavailable' },
    [chk('c')]: { kind: 'succeeded' },
    [chk('d')]: { kind: 'succeeded' },
  });
  const checkouts = [open('a'), open('b'), ended('c'), paid('d')];
  const orders = [paidOrder('d')];
  const payments = [
    paymentOf('c', { status: 'requires_capture' }),
    paymentOf('d', { refundedMinor: 900 }),
  ];
  const refunds = new Set<string>();
  const settle = settleCheckout({
    ...executions,
    now: () => nowMs,
    getCheckout: async (id) => checkouts.find((row) => row.id === id),
    getOrder: async (id) => orders.find((row) => row.id === id),
    fetchPayment: async (id) => payments.find((payment) => payment.id === id),
    fetchDispute: async () => undefined,
    recordRefund: async ({ id }, { refundedMinor }) => {
      refunds.add(`${id}: ${refundedMinor}`);
      return true;
    },
    resumeAuthentication: async () => false,
    attendApproval: async () => ({ kind: 'running' }),
    endLeftWait: async () => false,
  });
  const world = { checkouts, orders, payments, services: { settleCheckout: settle } };
  const runs = await Promise.all([run(scope, world), run(scope, world)]);
  expect(runs.map(({ failure }) => failure)).toEqual([undefined, undefined]);
  const started = executions.started.map(({ name }) => name).sort();
  return { started, redriven: executions.redriven, refunds: [...refunds] };
};

test('two runs at once over what is open start and redrive each execution once', async () => {
  expect(await runTwice('open')).toEqual({
    started: [chk('a')],
    redriven: [chk('b')],
    refunds: [],
  });
});

test('two runs at once over everything do each thing once', async () => {
  expect(await runTwice('everything')).toEqual({
    started: [chk('a'), `${chk('c')}-requires_capture`],
    redriven: [chk('b')],
    refunds: ['HF-d: 900'],
  });
});
