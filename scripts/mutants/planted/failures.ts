/** Mistakes in the names of errors, and in what is said about them. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const errors = 'functions/stripe/errors.ts';
const errorsTest = 'test/functions/stripe/errors.test.ts';
const store = 'functions/store/store.ts';
const storeTest = 'test/functions/store/store.test.ts';
const unseen = 'test/functions/stripe/find-unseen.test.ts';
const stepTest = 'test/functions/lambda/step.test.ts';
const logTest = 'test/functions/lambda/log.test.ts';

export const failures: readonly Defect[] = [
  {
    name: 'an error is named by its class',
    file: 'functions/checkout/errors.ts',
    find: 'this.name = name;',
    replace: 'this.name = this.constructor.name as typeof name;',
    tests: ['test/functions/checkout/errors.test.ts', 'test/functions/lambda/minified.test.ts'],
    system: ['test/workflow/faults.test.ts'],
    why: 'No Retry and no Catch would know it.',
  },
  {
    name: 'a key that is being worked on is a final refusal',
    file: errors,
    find: 'if (statusCode === 409 || statusCode >= 500) {',
    replace: 'if (statusCode >= 500) {',
    tests: [errorsTest],
    system: ['test/workflow/faults.test.ts'],
    why: 'A retry that meets the first try would end the checkout.',
  },
  {
    name: 'Stripe’s limit of requests is a final refusal',
    file: errors,
    find: 'if (statusCode === 429) {',
    replace: 'if (statusCode === 428) {',
    tests: [errorsTest],
    system: ['test/workflow/faults.test.ts'],
    why: 'A busy day would reject shoppers.',
  },
  {
    name: 'Stripe’s limit of requests is an outage like any other',
    file: 'infra/step.ts',
    find: '  if (lineFor !== undefined) {',
    replace: '  if (lineFor === undefined) {',
    tests: ['test/infra/step.test.ts'],
    system: ['test/workflow/simulation.test.ts'],
    why: 'A sale would reject good cards after seven seconds.',
  },
  {
    name: 'a 500 of Stripe’s is a final refusal',
    file: errors,
    find: 'if (statusCode === 409 || statusCode >= 500) {',
    replace: 'if (statusCode === 409 || statusCode > 500) {',
    tests: [errorsTest],
    why: 'A hold could exist, and would be asked about once only.',
  },
  {
    name: 'half an answer is a final refusal',
    file: errors,
    find: 'if (error.statusCode === undefined) {',
    replace: 'if (error.statusCode === null) {',
    tests: [errorsTest],
    why: 'Nobody knows what happened: it must be asked again.',
  },
  {
    name: 'a decline without a code of its own has no reason',
    file: errors,
    find: 'error.decline_code || error.code',
    replace: 'error.decline_code ?? error.code',
    tests: [errorsTest],
    why: 'The shopper would not be told that the card has expired.',
  },
  {
    name: 'a token that was used is a failure, not an answer',
    file: errors,
    find: "  if (unusablePayment.has(error.code ?? '')) return 'payment_details_unusable';\n",
    replace: '',
    tests: [errorsTest],
    why: 'The shopper would be told to try later, with a card that can’t work.',
  },
  {
    name: 'a refusal of this request is taken for the original’s',
    file: errors,
    find: 'isReplayed(error) && (error.statusCode ?? 500) < 500',
    replace: '(error.statusCode ?? 500) < 500',
    tests: [errorsTest, unseen],
    why: 'The hold that the original placed would be forgotten.',
  },
  {
    name: 'Stripe’s own sentence goes into the error',
    file: errors,
    find: 'return new CheckoutError(errorNames.stripeUnavailable, `${what}.`, { cause: error });',
    replace:
      'return new CheckoutError(errorNames.stripeUnavailable, error.message, { cause: error });',
    tests: [errorsTest],
    why: 'It may quote what was sent.',
  },
  {
    name: 'a condition that failed is asked about again',
    file: store,
    find: 'error instanceof CheckoutError || isConditionFailure(error)',
    replace: 'error instanceof CheckoutError',
    tests: [storeTest],
    system: ['test/workflow/faults.test.ts'],
    why: 'Whoever comes second would never learn it.',
  },
  {
    name: 'a transaction that met another one counts as refused',
    file: store,
    find: "Code === 'ConditionalCheckFailed'",
    replace: "Code !== 'None'",
    tests: [storeTest],
    why: 'Two buyers of the same mug at once: one would be told that it is sold out.',
  },
  {
    name: 'a foreign error goes into the history with its message',
    file: 'functions/lambda/step.ts',
    find: 'throw withoutDetails(error);',
    replace: 'throw error;',
    tests: [stepTest],
    why: 'It may quote a request.',
  },
  {
    name: 'a foreign error is logged with its message',
    file: 'functions/lambda/log.ts',
    find: 'reason: position }',
    replace: 'reason: error.message }',
    tests: [logTest],
    why: 'It may quote a request.',
  },
  {
    name: 'the shopper sees the whole row',
    file: 'functions/http/view.ts',
    find: '  return {\n    id,',
    replace: '  return {\n    ...checkout,\n    id,',
    tests: ['test/functions/http/view.test.ts'],
    system: ['test/workflow/silence.test.ts'],
    why: 'The address, the fingerprint and the viewer would leave.',
  },
];
