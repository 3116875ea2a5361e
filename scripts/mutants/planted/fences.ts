/** Mistakes in fence 1 (an order or a release, never both) and in the steps of a release. */
import type { Defect } from '../defect.ts';

const faults = 'test/workflow/faults.test.ts';
const release = 'test/functions/steps/release.test.ts';

export const fences: readonly Defect[] = [
  {
    name: 'a release begins whatever the checkout’s status is',
    file: 'functions/store/checkouts.ts',
    find: "'#status IN (:processing, :requiresAction, :releasing)'",
    replace: "'#status IN (:processing, :requiresAction, :releasing) OR attribute_exists(id)'",
    tests: ['test/functions/store/checkouts.test.ts'],
    system: [faults],
    why: 'An order that exists would lose its payment.',
  },
  {
    name: 'an order is created whatever the checkout’s status is',
    file: 'functions/store/orders.ts',
    find: "'#status IN (:processing, :requiresAction)'",
    replace: "'#status IN (:processing, :requiresAction) OR attribute_exists(id)'",
    tests: ['test/functions/store/orders.test.ts'],
    system: [faults],
    why: 'A checkout whose hold was released would get an order that nobody pays.',
  },
  {
    name: 'the order is created beside its checkout, not with it',
    file: 'functions/store/orders.ts',
    find: '      confirmCheckout(store, checkout.id, orderId),\n',
    replace: '',
    tests: ['test/functions/store/orders.test.ts'],
    why: 'The shopper would wait for ever, and nothing would stand between order and release.',
  },
  {
    name: 'Release undoes the payment before it puts up the fence',
    file: 'functions/steps/release.ts',
    find: '    const checkout = await services.beginRelease(document.checkoutId);\n',
    replace:
      '    const outcome = await services.undoPayment(document);\n' +
      '    const checkout = await services.beginRelease(document.checkoutId);\n',
    tests: [release],
    system: [faults],
    why: 'An order could be created for a payment that has just been undone.',
  },
  {
    name: 'Release undoes an order that exists after all',
    file: 'functions/steps/release.ts',
    find: "      case 'releasing': {",
    replace: "      case 'confirmed':\n      case 'releasing': {",
    tests: [release],
    system: [faults],
    why: 'A shopper who was told of the order would not get it.',
  },
  {
    name: 'Release cancels an order whose hold is still there',
    file: 'functions/steps/release.ts',
    find: 'if (!(await services.endGoneHold(checkout.id, paymentIntentId))) {',
    replace: 'if (await services.endGoneHold(checkout.id, paymentIntentId)) {',
    tests: [release],
    why: 'An order that can be paid would be canceled.',
  },
  {
    name: 'Release goes by what the failed step said: no hold seen, nothing to undo',
    file: 'functions/steps/release.ts',
    find: 'const outcome = await services.undoPayment(document);',
    replace:
      'const outcome =\n' +
      "          document.paymentIntentId === undefined ? 'released' : await services.undoPayment(document);",
    tests: [release],
    system: [faults],
    why: 'A hold whose answer was lost would stay on the shopper’s card.',
  },
  {
    name: 'Release believes an ending, and does not look at the payment',
    file: 'functions/steps/release.ts',
    find: 'return { ...document, outcome: await services.undoPayment(document) };',
    replace: "return { ...document, outcome: 'released' };",
    tests: [release],
    why: 'A hold that came to light after the ending would stay.',
  },
  {
    name: 'a release tells the shopper of its end before it has undone anything',
    file: 'functions/steps/release.ts',
    find:
      '        const outcome = await services.undoPayment(document);\n' +
      '        const ending = endingOf(checkout, outcome, document.refusal);\n' +
      '        await services.endRelease(checkout.id, ending);\n',
    replace:
      "        const ending = endingOf(checkout, 'released', document.refusal);\n" +
      '        await services.endRelease(checkout.id, ending);\n' +
      '        const outcome = await services.undoPayment(document);\n',
    tests: [release],
    why: 'A checkout would count as ended while its hold is still there.',
  },
  {
    name: 'a release ends a checkout that is not being released',
    file: 'functions/store/checkouts.ts',
    find: "ConditionExpression: '#status = :releasing'",
    replace: "ConditionExpression: '#status = :releasing OR attribute_exists(id)'",
    tests: ['test/functions/store/checkouts.test.ts'],
    why: 'An ending could be overwritten by another one.',
  },
];
