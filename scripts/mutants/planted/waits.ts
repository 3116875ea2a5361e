/** Mistakes in the waits for the bank and for the merchant, and in what ends them. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const approvals = 'functions/store/approvals.ts';
const approvalsTest = 'test/functions/store/approvals.test.ts';
const authentications = 'functions/store/authentications.ts';
const authenticationsTest = 'test/functions/store/authentications.test.ts';
const checking = 'test/functions/steps/check-approval.test.ts';
const resuming = 'test/functions/settle/resume-authentication.test.ts';
const attending = 'test/functions/settle/attend-approval.test.ts';
const refundsTest = 'test/functions/stripe/refunds.test.ts';

export const waits: readonly Defect[] = [
  {
    name: 'a decision overwrites an earlier one',
    file: approvals,
    find: " AND attribute_not_exists(decision)';",
    replace: "';",
    tests: [approvalsTest],
    why: 'An order could be captured and canceled.',
  },
  {
    name: 'an order that ended waits for the merchant again',
    file: approvals,
    find: "'#status = :confirmed AND #capture",
    replace: "'#capture",
    tests: [approvalsTest],
    why: 'A decision would come for an order whose money is gone.',
  },
  {
    name: 'the warning of a hold’s end rings with every run',
    file: approvals,
    find: ' AND attribute_not_exists(holdWarnedAt)',
    replace: '',
    tests: [approvalsTest],
    why: 'Nobody listens to an alarm that rings every five minutes.',
  },
  {
    name: 'a checkout that was released shows the bank’s step',
    file: authentications,
    find: "ConditionExpression: '#status IN (:processing, :requiresAction)',",
    replace: "ConditionExpression: 'attribute_exists(id)',",
    tests: [authenticationsTest],
    why: 'A shopper would confirm a payment that is canceled.',
  },
  {
    name: 'an old token deletes the new one',
    file: authentications,
    find: ' AND authentication.taskToken = :token',
    replace: '',
    tests: [authenticationsTest],
    why: 'A state that waits again would be forgotten until its time is over.',
  },
  {
    name: 'the checkout is told to go on before its state is',
    file: 'functions/settle/resume-authentication.ts',
    find: '    if (!(await services.sendTaskSuccess(taskToken, result))) return false;\n',
    replace: '    await services.sendTaskSuccess(taskToken, result);\n',
    tests: [resuming],
    why: 'A token that nobody waits for would count as a step that was taken.',
  },
  {
    name: 'the bank’s step counts as taken while it is still asked',
    file: 'functions/checkout/authentication.ts',
    find: "    case 'requires_capture':\n",
    replace: "    case 'requires_action':\n    case 'requires_capture':\n",
    tests: ['test/functions/checkout/authentication.test.ts'],
    why: 'An order would be made for money that nobody holds.',
  },
  {
    name: 'an order is left with the merchant until its hold is gone',
    file: 'functions/checkout/approval.ts',
    find: 'return endsMs - marginMs;',
    replace: 'return endsMs;',
    tests: ['test/functions/checkout/approval.test.ts', checking],
    why: 'There would be no time left to capture or to release.',
  },
  {
    name: 'an order that nobody decided on is captured when its time is over',
    file: 'functions/steps/check-approval.ts',
    find: "    case 'release':\n      return { decision: 'canceled', refusal: 'approval_expired', decidedAt };",
    replace:
      "    case 'release':\n      return { decision: 'approved', approvedMinor: totalMinor, decidedAt };",
    tests: [checking],
    why: 'A shopper would pay for what the shop has not agreed to.',
  },
  {
    name: 'an order that nobody has approved is captured',
    file: 'functions/steps/check-approval.ts',
    find: 'return isAwaitingApproval(order)\n      ? {',
    replace: 'return !isAwaitingApproval(order)\n      ? {',
    tests: [checking],
    why: 'A shopper would pay for what the shop has not agreed to.',
  },
  {
    name: 'an order that was approved for less is captured whole',
    file: 'functions/stripe/payments.ts',
    find: 'captureMinor = amountMinor } = document;',
    replace: 'captureMinor: _ = amountMinor } = document;\n    const captureMinor = amountMinor;',
    tests: ['test/functions/stripe/payments.test.ts'],
    why: 'The shopper would pay more than was agreed on.',
  },
  {
    name: 'Release forgets an order that was decided against',
    file: 'functions/steps/release.ts',
    find: "if (decision === 'canceled') {",
    replace: 'if (decision === undefined) {',
    tests: ['test/functions/steps/release.test.ts'],
    why: 'The hold would stay until the bank lets it go.',
  },
  {
    name: 'a decision whose wake-up was lost is left alone',
    file: 'functions/settle/attend-approval.ts',
    find: 'order.decision !== undefined || isOver',
    replace: 'isOver',
    tests: [attending],
    why: 'The order would be carried out days later, when its time is over.',
  },
  {
    name: 'a wait goes on past its deadline',
    file: 'functions/settle/attend-approval.ts',
    find: 'order.decision !== undefined || isOver',
    replace: 'order.decision !== undefined',
    tests: [attending],
    why: 'Stripe would end the hold, and a sale would be lost that the shop wanted captured.',
  },
  {
    name: 'a wait that is begun again begins with its old number of seconds',
    file: 'functions/steps/await-approval.ts',
    find: 'isWaitOutdated(document, { waitSeconds,',
    replace: 'isWaitOutdated(document, { waitSeconds: 0,',
    tests: ['test/functions/steps/await-approval.test.ts'],
    system: ['test/workflow/simulation.test.ts'],
    why: 'A stop of days would put the deadline off by as much, past the end of the hold.',
  },
  {
    name: 'a canceled order whose payment was refunded says that nothing was charged',
    file: 'functions/steps/release.ts',
    find: "undone === 'refunded' ? 'refunded' : refusal",
    replace: 'refusal',
    tests: ['test/functions/steps/release.test.ts'],
    why: 'The shopper would look for a charge that the shop denies.',
  },
  {
    name: 'an endpoint that another stack of this name once made is taken for this one’s',
    file: 'scripts/connect-stripe/stripe.ts',
    find: 'metadata.holdfast === name && url === webhookUrl',
    replace: 'metadata.holdfast === name',
    tests: ['test/scripts/connect-stripe/connect.test.ts'],
    why: 'One stack would remove the other’s endpoint, and its events would no longer come.',
  },
  {
    name: 'a refund has a new key each time',
    file: 'functions/checkout/idempotency.ts',
    find: '`${checkoutId}:refund:${refundId}`',
    replace: '`${checkoutId}:refund:${refundId}:${Math.random()}`',
    tests: [refundsTest],
    why: 'A command that was repeated would refund twice.',
  },
  {
    name: 'a refund that was made before is not looked for',
    file: 'functions/merchant/refund.ts',
    find: '      madeBefore(refunds, refundId, amountMinor) ??\n',
    replace: '',
    tests: ['test/functions/merchant/refund.test.ts'],
    why: 'A command that is repeated after a day would refund twice.',
  },
  {
    name: 'refunds go above the balance',
    file: 'functions/merchant/refund.ts',
    find: 'amountMinor > balanceMinor || balanceMinor === 0',
    replace: 'balanceMinor === 0',
    tests: ['test/functions/merchant/refund.test.ts'],
    why: 'The merchant would read Stripe’s refusal, and not how much is left.',
  },
];
