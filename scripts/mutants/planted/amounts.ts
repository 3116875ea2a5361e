/** Mistakes with amounts and prices: a wrong one is held, captured or believed. */
import type { Defect } from '../defect.ts';

const payments = 'functions/stripe/payments.ts';
const paymentsTest = 'test/functions/stripe/payments.test.ts';
const placing = 'test/functions/http/place-checkout.test.ts';
const pricing = 'test/functions/pricing/pricing.test.ts';
const holdTest = 'test/functions/stripe/hold.test.ts';
const createOrder = 'test/functions/steps/create-order.test.ts';
const silence = 'test/workflow/silence.test.ts';

export const amounts: readonly Defect[] = [
  {
    name: 'a hold that is not captured yet counts as paid',
    file: payments,
    find: "if (status === 'succeeded') return amount_received;",
    replace: "if (status !== 'requires_capture') return amount_received;",
    tests: [paymentsTest],
    why: 'The shop would ship what nobody has paid.',
  },
  {
    name: 'a capture of more than is owed goes unnoticed',
    file: 'functions/checkout/verdict.ts',
    find: 'receivedMinor - refundedMinor > order.owedMinor',
    replace: 'receivedMinor < refundedMinor',
    tests: ['test/functions/checkout/verdict.test.ts'],
    why: 'The shopper would have paid too much, and nobody would know.',
  },
  {
    name: 'the capture does not say how much',
    file: payments,
    find: '              amount_to_capture: captureMinor,\n',
    replace: '',
    tests: [paymentsTest],
    why: 'What is captured would be what is held, whatever the order says.',
  },
  {
    name: 'a hold that is gone is asked for again, for a week',
    file: payments,
    find: 'if (isHoldGone(intent, nowMs)) {',
    replace: 'if (isHoldGone(intent, nowMs) && intent.amount_received > 0) {',
    tests: [paymentsTest],
    why: 'The order would neither be paid nor canceled.',
  },
  {
    name: 'a hold that nobody confirmed counts as placed',
    file: payments,
    find: "    case 'requires_capture':\n    case 'succeeded':",
    replace:
      "    case 'requires_capture':\n    case 'requires_confirmation':\n    case 'succeeded':",
    tests: [paymentsTest],
    why: 'An order would exist that nobody can capture.',
  },
  {
    name: 'a total below the button’s is charged without asking',
    file: 'functions/http/agreed-quote.ts',
    find: 'if (taken.quote.total !== expectedTotal) throw changedTo(taken.quote);\n    return taken;\n  };\n  const { quote } = await taxed(shipping, taxes?.look);\n  if (quote.total === expectedTotal)',
    replace:
      'return taken;\n  };\n  const { quote } = await taxed(shipping, taxes?.look);\n  if (quote.total <= expectedTotal)',
    tests: [placing],
    why: 'What is held would not be what the button said.',
  },
  {
    name: 'a total above the button’s is charged without asking',
    file: 'functions/http/agreed-quote.ts',
    find: 'if (taken.quote.total !== expectedTotal) throw changedTo(taken.quote);\n    return taken;\n  };\n  const { quote } = await taxed(shipping, taxes?.look);\n  if (quote.total === expectedTotal)',
    replace:
      'return taken;\n  };\n  const { quote } = await taxed(shipping, taxes?.look);\n  if (quote.total >= expectedTotal)',
    tests: [placing],
    system: [silence],
    why: 'The shopper would pay more than the button said.',
  },
  {
    name: 'the last pieces count as out of stock',
    file: 'functions/pricing/pricing.ts',
    find: 'if (stock < quantity) {',
    replace: 'if (stock <= quantity) {',
    tests: [pricing],
    why: 'The last piece would never be sold.',
  },
  {
    name: 'a retired product is sold',
    file: 'functions/pricing/pricing.ts',
    find: 'if (product === undefined || product.retired === true) {',
    replace: 'if (product === undefined) {',
    tests: [pricing],
    why: 'What left the catalogue would be sold at its old price.',
  },
  {
    name: 'the price of a line forgets the quantity',
    file: 'functions/pricing/pricing.ts',
    find: 'amount: unitAmount * quantity',
    replace: 'amount: unitAmount',
    tests: [pricing],
    why: 'Ten would cost as much as one.',
  },
  {
    name: 'an order is created for a hold of another currency',
    file: 'functions/steps/create-order.ts',
    find: 'checkout?.totalMinor === amountMinor && checkout.currency === currency',
    replace: 'checkout?.totalMinor === amountMinor',
    tests: [createOrder],
    why: '1400 yen are not 1400 cents.',
  },
  {
    name: 'an order is created for a hold of another amount',
    file: 'functions/steps/create-order.ts',
    find: 'checkout?.totalMinor === amountMinor && checkout.currency === currency',
    replace: 'checkout?.currency === currency',
    tests: [createOrder],
    why: 'What is held would not be what the order says.',
  },
  {
    name: 'every hold is in dollars',
    file: 'functions/stripe/hold.ts',
    find: 'currency: checkout.currency,',
    replace: "currency: 'usd',",
    tests: [holdTest],
    why: 'A shop in yen would charge a hundred times as much, or as little.',
  },
  {
    name: 'the money is taken at once, not held',
    file: 'functions/stripe/hold.ts',
    find: "capture_method: 'manual',",
    replace: "capture_method: 'automatic',",
    tests: [holdTest],
    system: ['test/workflow/endings.test.ts'],
    why: 'What can’t be delivered would be paid, and refunded days later.',
  },
  {
    name: 'a card tester is let in once more',
    file: 'functions/http/few-attempts.ts',
    find: 'await countAttempt(viewer, id, attemptsPerHour)',
    replace: 'await countAttempt(viewer, id, attemptsPerHour + 1)',
    tests: [placing],
    system: [silence],
    why: 'The limit would not be what the setting says.',
  },
  {
    name: 'a checkout is placed uncounted',
    file: 'functions/http/place-checkout.ts',
    find: '    await assertFewAttempts(services, viewer, id, nowMs);\n',
    replace: '',
    tests: [placing],
    why: 'Nobody would be kept from trying card after card.',
  },
  {
    name: 'an order is counted as an attempt for ever',
    file: 'functions/steps/create-order.ts',
    find: 'if (viewer !== undefined) await services.forgetAttempt(viewer, id);',
    replace: 'if (viewer === id) await services.forgetAttempt(viewer, id);',
    tests: ['test/functions/steps/create-order.test.ts'],
    why: 'Those who buy much would be refused.',
  },
  {
    name: 'a viewer is known again in the next hour',
    file: 'functions/http/viewers.ts',
    find: 'if (kept?.key !== hour.key) {',
    replace: 'if (kept === undefined) {',
    tests: ['test/functions/http/viewers.test.ts'],
    why: 'The address could be read from what is kept.',
  },
];
