/** Slips in the reconciler: what it overlooks, touches too early, or takes for settled. */
import type { Defect } from '../defect.ts';

const reconciler = 'functions/reconcile/reconcile.ts';
const takeUp = 'functions/reconcile/take-up.ts';
const settling = 'functions/reconcile/settle-checkout.ts';
const verdict = 'functions/checkout/verdict.ts';
const runTest = 'test/functions/reconcile/reconcile.test.ts';
const everythingTest = 'test/functions/reconcile/reconcile-everything.test.ts';
const failuresTest = 'test/functions/reconcile/reconcile-failures.test.ts';
const takeUpTest = 'test/functions/reconcile/take-up.test.ts';
const settlingTest = 'test/functions/reconcile/settle-checkout.test.ts';
const verdictTest = 'test/functions/checkout/verdict.test.ts';
const openTest = 'test/functions/services/open-checkouts.test.ts';

export const reconcilerSlips: readonly Defect[] = [
  {
    name: 'the reconciler never looks at what is open',
    file: reconciler,
    find: '    await run.attempt(() => settleOpen(run));\n',
    replace: '',
    tests: [runTest],
    why: 'A checkout whose execution was lost would be processing for ever.',
  },
  {
    name: 'the reconciler never looks at parked events',
    file: reconciler,
    find: '    await run.attempt(() => deliverParked(run));\n',
    replace: '',
    tests: [runTest],
    why: 'An event that came early would never be delivered.',
  },
  {
    name: 'the reconciler never looks at payments',
    file: reconciler,
    find: '        await comparePayments(run, seen);\n',
    replace: '',
    tests: [everythingTest],
    why: 'A hold that outlived its checkout would stay until the bank lets it go.',
  },
  {
    name: 'the reconciler never looks at orders',
    file: reconciler,
    find: '      if (isListed) await run.attempt(() => compareOrders(run, seen));\n',
    replace: '',
    tests: [everythingTest],
    why: 'A paid order without a payment would be shipped.',
  },
  {
    name: 'the reconciler never looks at executions that stopped',
    file: reconciler,
    find: '      await run.attempt(() => settleStopped(run));\n',
    replace: '',
    tests: [everythingTest],
    why: 'One that stopped after its checkout’s ending would stay as it is.',
  },
  {
    name: 'the reconciler settles what is younger than a minute',
    file: reconciler,
    find: 'checkout.openSince === undefined || ageMs < youngMs',
    replace: 'checkout.openSince === undefined',
    tests: [runTest],
    why: 'Checkouts that are on their way would count as money at risk.',
  },
  {
    name: 'the reconciler looks back for less time than a hold lasts',
    file: reconciler,
    find: 'const windowMs = 8 *',
    replace: 'const windowMs = 6 *',
    tests: [everythingTest],
    why: 'A hold of six days and a half would be missed for good.',
  },
  {
    name: 'the first failure ends the reconciler’s run',
    file: reconciler,
    find: '          failures.push(error);',
    replace: '          throw error;',
    tests: [failuresTest],
    why: 'One broken checkout would keep all others from being looked at.',
  },
  {
    name: 'a run that failed says that it went well',
    file: reconciler,
    find: '    if (failures.length > 0) throw failures[0];\n',
    replace: '',
    tests: [failuresTest],
    why: 'A reconciler that can’t read a thing would never ring.',
  },
  {
    name: 'a parked event is forgotten before its checkout has come',
    file: reconciler,
    find: "      if (settled.kind !== 'unknown_checkout') {",
    replace: '      if (settled.kind.length > 0) {',
    tests: [runTest],
    why: 'Parking it would have been for nothing.',
  },
  {
    name: 'money without a checkout rings for nobody',
    file: reconciler,
    find: 'if (!hasMoney(payment) || ageSeconds * 1000 < overdueMs) return;',
    replace: 'if (!hasMoney(payment) || ageSeconds * 1000 >= overdueMs) return;',
    tests: [everythingTest],
    why: 'The shopper would have paid for what the shop knows nothing of.',
  },
  {
    name: 'rows that DynamoDB left unread count as missing',
    file: 'functions/services/open-checkouts.ts',
    find: 'Object.keys(UnprocessedKeys ?? {}).length > 0',
    replace: 'UnprocessedKeys === null',
    tests: [openTest],
    why: 'A person would be called for payments whose checkouts are all there.',
  },
  {
    name: 'the orders of today are not listed',
    file: 'functions/services/orders-by-day.ts',
    find: '    if (at >= untilMs) return',
    replace: '    if (at + dayMs >= untilMs) return',
    tests: ['test/functions/services/orders-by-day.test.ts'],
    why: 'What went wrong in the last hours would wait until tomorrow.',
  },
  {
    name: 'a checkout is taken up however young it is',
    file: takeUp,
    find: "          if (name === checkoutId && services.now() - Date.parse(placedAt) < youngMs) {\n            return { kind: 'too_young' };\n          }\n",
    replace: '',
    tests: [takeUpTest],
    why: 'It would be released before the API has started its execution: no sale at all.',
  },
  {
    name: 'an execution that failed for good is redriven',
    file: takeUp,
    find: "forGood.has(execution.error ?? '')",
    replace: "forGood.has('')",
    tests: [takeUpTest],
    why: 'It would fail again every five minutes, and no person would decide.',
  },
  {
    name: 'an error that passes is taken for good',
    file: takeUp,
    find: '  errorNames.paymentRefused,\n',
    replace: '  errorNames.paymentRefused,\n  errorNames.paymentsUnavailable,\n',
    tests: [takeUpTest],
    why: 'After each of Stripe’s outages a person would have to redrive by hand.',
  },
  {
    name: 'an ending that came while it was looked at has a second execution started',
    file: takeUp,
    find: "          if (await services.hasMovedOn()) return { kind: 'moved_on' };\n",
    replace: '',
    tests: [takeUpTest, settlingTest],
    why: 'Release would run for a checkout that was just paid.',
  },
  {
    name: 'a refund in full is written as one in part',
    file: settling,
    find: 'services.recordRefund(order, refundedMinor, isFull)',
    replace: 'services.recordRefund(order, refundedMinor, false)',
    tests: [settlingTest],
    why: 'An order whose money went back would still be shipped.',
  },
  {
    name: 'held money of a checkout that ended is at rest',
    file: verdict,
    find: 'hasMoney(truths.payment) ? takeUp : atRest',
    replace: "truths.payment?.status === 'succeeded' ? takeUp : atRest",
    tests: [verdictTest],
    why: 'The shopper’s money would be held for a week, for nothing.',
  },
  {
    name: 'money that a bank could still hold is none',
    file: verdict,
    find: '    default:\n      return true;',
    replace: "    default:\n      return payment.status === 'requires_capture';",
    tests: [verdictTest],
    why: 'A bank step that is finished late would place a hold that nobody undoes.',
  },
  {
    name: 'a paid order whose payment was not captured is at rest',
    file: verdict,
    find: "if (payment.status !== 'succeeded') return alarm('paid_without_capture');",
    replace: "if (payment.status !== 'succeeded') return atRest;",
    tests: [verdictTest],
    why: 'The shop would ship what nobody paid for.',
  },
  {
    name: 'a second payment of a paid checkout is at rest',
    file: verdict,
    find: "hasMoney(payment) ? alarm('second_payment') : atRest",
    replace: 'atRest',
    tests: [verdictTest],
    why: 'The shopper would have paid twice.',
  },
  {
    name: 'a refund that failed at the bank is at rest',
    file: verdict,
    find: "hasMoney(payment) ? alarm('refund_undone') : atRest",
    replace: 'atRest',
    tests: [verdictTest],
    why: 'The shopper would be told of money that never came back.',
  },
];
