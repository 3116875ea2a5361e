/**
 * Mistakes in the state machine: a missing Catch, a Retry too many or too few, a wrong next state.
 */
import type { Defect } from '../defect.ts';

const workflow = 'infra/checkout-workflow.ts';
const steps = 'infra/checkout-steps.ts';
const step = 'infra/step.ts';
const workflowTest = 'test/infra/checkout-workflow.test.ts';
const stepTest = 'test/infra/step.test.ts';
const faults = 'test/workflow/faults.test.ts';
const endings = 'test/workflow/endings.test.ts';

/** For each error that is not retried, the defect that it is retried after all. */
const forgotten = (
  ['paymentRefused', 'holdGone', 'orderExists', 'recordsDisagree', 'invalidDocument'] as const
).map(
  (error): Defect => ({
    name: `${error} is asked about again`,
    file: step,
    find: `  errorNames.${error},\n`,
    replace: '',
    tests: [stepTest],
    why: 'The shopper would wait for an answer that can’t change.',
  }),
);

export const workflowSlips: readonly Defect[] = [
  {
    name: 'a receipt that Stripe refuses fails the capture',
    file: 'functions/stripe/receipts.ts',
    find: 'if (!isRefusal(error)) throw translated(error);',
    replace: 'throw translated(error);',
    tests: ['test/functions/stripe/receipts.test.ts'],
    why: 'An address that Stripe does not take would have a person called to an order that is paid.',
  },
  {
    name: 'a failure of Authorize leads nowhere',
    file: workflow,
    find: '    authorize.onError([Errors.ALL], release.state);\n',
    replace: '',
    tests: [workflowTest],
    system: [faults],
    why: 'A hold whose answer was lost would stay.',
  },
  {
    name: 'a failure of CreateOrder leads nowhere',
    file: workflow,
    find: '    createOrder.onError([Errors.ALL], release.state);\n',
    replace: '',
    tests: [workflowTest],
    system: [faults],
    why: 'The hold would stay without an order.',
  },
  {
    name: 'a hold that is gone leads nowhere',
    file: workflow,
    find: '    capture.onError([errorNames.holdGone], release.state);\n',
    replace: '',
    tests: [workflowTest],
    system: [endings],
    why: 'The order would stay confirmed, and its stock sold.',
  },
  {
    name: 'an order that Release found leads nowhere',
    file: workflow,
    find: '    release.onError([errorNames.orderExists], checkApproval.state);\n',
    replace: '',
    tests: [workflowTest],
    system: [faults],
    why: 'A shopper would have an order that is never captured.',
  },
  {
    name: 'every failure of Capture goes to Release',
    file: workflow,
    find: 'capture.onError([errorNames.holdGone], release.state);',
    replace: 'capture.onError([Errors.ALL], release.state);',
    tests: [workflowTest],
    why: 'Capture and Release would hand an order to each other for ever.',
  },
  {
    name: 'an outcome that nobody knows counts as a decline',
    file: workflow,
    find: ".when(holdIs('requires_action'), awaitAuthentication.state)\n      .otherwise(release.state)",
    replace:
      ".when(holdIs('requires_action'), awaitAuthentication.state)\n      .otherwise(declined.state)",
    tests: [workflowTest],
    why: 'An outcome that a later version names differently would leave its payment behind.',
  },
  {
    name: 'an order that was not created is captured',
    file: workflow,
    find: ".when(orderIs('approval_required'), awaitApproval.state)\n      .otherwise(release.state)",
    replace:
      ".when(orderIs('approval_required'), awaitApproval.state)\n      .otherwise(capture.state)",
    tests: [workflowTest],
    system: [endings],
    why: 'The shopper would pay for what is out of stock.',
  },
  {
    name: 'a failure takes the document’s place',
    file: step,
    find: ", resultPath: '$.failure' });",
    replace: ' });',
    tests: [workflowTest],
    system: [faults],
    why: 'Release would be given an error’s text, and no checkout.',
  },
  {
    name: 'what can’t change is asked about again',
    file: step,
    find: '  state.addRetry({ errors: [...final, ...alsoFinal], maxAttempts: 0 });\n',
    replace: '',
    tests: [stepTest],
    why: 'The shopper would wait for an answer that can’t change.',
  },
  ...forgotten,
  {
    name: 'only failures that have a name of ours are asked about again',
    file: step,
    find: 'errors: [Errors.ALL],',
    replace: 'errors: [errorNames.stripeUnavailable, errorNames.dynamoDbUnavailable],',
    tests: [stepTest],
    why: 'A crash or a timeout would end what a second try mends.',
  },
  {
    name: 'all steps ask again at the same moment',
    file: step,
    find: 'retryFor.toSeconds() < 60 ? JitterType.FULL : JitterType.NONE',
    replace: 'JitterType.NONE',
    tests: [stepTest],
    why: 'What was refused as too many would come again all at once.',
  },
  {
    name: 'a task ends before its function',
    file: step,
    find: 'props.timeoutSeconds + 5',
    replace: 'props.timeoutSeconds - 5',
    tests: [stepTest],
    why: 'The retry would run beside the first try.',
  },
  {
    name: 'Capture gives up while the shopper waits',
    file: steps,
    find: 'timeoutSeconds: withReceipt ? 70 : 40,\n    retryFor: untilTheHoldEnds,',
    replace: 'timeoutSeconds: withReceipt ? 70 : 40,\n    retryFor: soon,',
    tests: [stepTest],
    why: 'Stripe’s bad hour would cost the shop a sale.',
  },
  {
    name: 'Release gives up while the shopper waits',
    file: steps,
    find: 'timeoutSeconds: 60,\n    retryFor: aDay,',
    replace: 'timeoutSeconds: 60,\n    retryFor: soon,',
    tests: [stepTest],
    why: 'Stripe’s bad hour would leave a hold on the card.',
  },
  {
    name: 'retries wait ever longer, without an end',
    file: 'infra/patience.ts',
    find: '    maxDelay: Duration.seconds(longest),\n',
    replace: '    maxDelay: Duration.days(1),\n',
    tests: [stepTest, 'test/infra/patience.test.ts'],
    why: 'An outage of an hour would cost days.',
  },
  {
    name: 'the log contains the input of each state',
    file: workflow,
    find: 'includeExecutionData: false',
    replace: 'includeExecutionData: true',
    tests: [workflowTest],
    why: 'Payment tokens would be kept in a log.',
  },
];
