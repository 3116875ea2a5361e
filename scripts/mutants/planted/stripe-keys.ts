/** Mistakes in the keys sent to Stripe: each is made random, left out, or shared. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const rules = 'functions/checkout/idempotency.ts';
const payments = 'functions/stripe/payments.ts';
const undo = 'functions/stripe/undo.ts';
const unseen = 'functions/stripe/find-unseen.ts';
const faults = 'test/workflow/faults.test.ts';
const idempotency = 'test/functions/checkout/idempotency.test.ts';
const paymentsTest = 'test/functions/stripe/payments.test.ts';
const undoTest = 'test/functions/stripe/undo.test.ts';
const unseenTest = 'test/functions/stripe/find-unseen.test.ts';

export const keys: readonly Defect[] = [
  {
    name: 'the hold’s key is random',
    file: rules,
    find: '`${checkoutId}:authorize`',
    replace: '`${checkoutId}:authorize:${crypto.randomUUID()}`',
    tests: [paymentsTest],
    system: [faults],
    why: 'A retry would place a second hold.',
  },
  {
    name: 'the capture’s key is random',
    file: rules,
    find: '`${checkoutId}:capture`',
    replace: '`${checkoutId}:capture:${crypto.randomUUID()}`',
    tests: [paymentsTest],
    why: 'A retry would be a new request.',
  },
  {
    name: 'the cancel’s key is random',
    file: rules,
    find: '`${checkoutId}:cancel:${status}`',
    replace: '`${checkoutId}:cancel:${status}:${crypto.randomUUID()}`',
    tests: [undoTest],
    why: 'A retry would be a new request.',
  },
  {
    name: 'the refund’s key is random',
    file: rules,
    find: '`${checkoutId}:refund`',
    replace: '`${checkoutId}:refund:${crypto.randomUUID()}`',
    tests: [undoTest],
    why: 'A retry could refund twice.',
  },
  {
    name: 'the cancel’s key does not name the status',
    file: rules,
    find: '`${checkoutId}:cancel:${status}`',
    replace: '`${checkoutId}:cancel`',
    tests: [idempotency, undoTest],
    why: 'A refusal that Stripe remembers would answer for a payment that has moved on.',
  },
  {
    name: 'capture and hold share a key',
    file: rules,
    find: '`${checkoutId}:capture`',
    replace: '`${checkoutId}:authorize`',
    tests: [paymentsTest],
    why: 'Stripe would refuse every capture.',
  },
  {
    name: 'all checkouts share the refund’s key',
    file: rules,
    find: 'refund: (checkoutId: CheckoutId) => `${checkoutId}:refund`',
    replace: "refund: (_checkoutId: CheckoutId) => 'checkout:refund'",
    tests: [idempotency, undoTest],
    why: 'The second refund of a day would be the answer of the first.',
  },
  {
    name: 'the hold is placed without its key',
    file: payments,
    find: 'idempotencyKey: stripeKeys.authorize(checkout.checkoutId),',
    replace: '',
    tests: [paymentsTest],
    system: [faults],
    why: 'A retry would place a second hold.',
  },
  {
    name: 'a token is made a PaymentMethod without a key',
    file: 'functions/stripe/card-source.ts',
    find: '    { idempotencyKey: stripeKeys.paymentMethod(checkoutId) },\n',
    replace: '',
    tests: ['test/functions/stripe/card-source.test.ts', unseenTest],
    why: 'A retry would be told that the token is spent, and a good card be declined.',
  },
  {
    name: 'the capture is sent without its key',
    file: payments,
    find: '        { idempotencyKey },\n',
    replace: '',
    tests: [paymentsTest],
    why: 'A retry would be a new request.',
  },
  {
    name: 'the cancel is sent without its key',
    file: undo,
    find: 'client.paymentIntents.cancel(intent.id, {}, { idempotencyKey })',
    replace: 'client.paymentIntents.cancel(intent.id, {}, idempotencyKey ? {} : {})',
    tests: [undoTest],
    why: 'A retry would be a new request.',
  },
  {
    name: 'the refund is sent without its key',
    file: undo,
    find: '        { idempotencyKey },\n',
    replace: '',
    tests: [undoTest],
    why: 'A retry could refund twice.',
  },
  {
    name: 'the harmless request is sent without its key',
    file: unseen,
    find: 'create(harmlessParameters(shop, checkout), {\n      idempotencyKey,\n    })',
    replace: 'create(harmlessParameters(shop, checkout))',
    tests: [unseenTest],
    why: 'The hold would not be found, and a late original could still place one.',
  },
  {
    name: 'the original is replayed without its key',
    file: unseen,
    find: 'create(original, { idempotencyKey })',
    replace: 'create(original)',
    tests: [unseenTest],
    why: 'Release would place a hold of its own.',
  },
  {
    name: 'Authorize asks under a key that Stripe may have forgotten',
    file: payments,
    find: 'if (!mayAuthorize(checkout.placedAt, now())) {',
    replace: 'if (Number.isNaN(now())) {',
    tests: [paymentsTest],
    why: 'A redrive two days later would place a second hold.',
  },
  {
    name: 'Stripe is thought to remember keys for two days',
    file: rules,
    find: 'nowMs - Date.parse(placedAt) < 23 * hourMs',
    replace: 'nowMs - Date.parse(placedAt) < 47 * hourMs',
    tests: [idempotency, paymentsTest],
    why: 'A redrive a day later would place a second hold.',
  },
  {
    name: 'Authorize asks until the moment at which Release stops relying on the key',
    file: rules,
    find: 'nowMs - Date.parse(placedAt) < 22 * hourMs',
    replace: 'nowMs - Date.parse(placedAt) < 23 * hourMs',
    tests: [idempotency, paymentsTest],
    why: 'A hold could reach Stripe just after Release has looked through its list.',
  },
  {
    name: 'a remembered failure is never asked about under a new key',
    file: 'functions/stripe/remembered-failures.ts',
    find: 'if (!isMemory(error)) throw error;',
    replace: 'throw error;',
    tests: ['test/functions/stripe/remembered-failures.test.ts'],
    system: [faults],
    why: 'A capture would fail for a day, whatever Stripe does about it.',
  },
  {
    name: 'a remembered failure is asked about under only one other key',
    file: 'functions/stripe/remembered-failures.ts',
    find: '`${key}:${now()}`',
    replace: '`${key}:again`',
    tests: ['test/functions/stripe/remembered-failures.test.ts', undoTest],
    why: 'A second failure would be remembered, too.',
  },
  {
    name: 'a remembered refusal is taken for what Stripe says now',
    file: 'functions/stripe/errors.ts',
    find: 'isKeyTaken(error) || (error instanceof errors.StripeError && isReplayed(error))',
    replace: 'isKeyTaken(error) || isRememberedFailure(error)',
    tests: ['test/functions/stripe/remembered-failures.test.ts', undoTest],
    why: 'A hold that was refused once would be out of reach for a day.',
  },
  {
    name: 'every failure is asked about under a new key, remembered or not',
    file: 'functions/stripe/remembered-failures.ts',
    find: '    if (!isMemory(error)) throw error;\n',
    replace: '',
    tests: ['test/functions/stripe/remembered-failures.test.ts', paymentsTest],
    why: 'A refund whose answer was lost would be asked for again under another key.',
  },
];
