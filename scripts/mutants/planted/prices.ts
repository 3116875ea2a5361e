/** Mistakes in shipping, taxes and promotions. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const prices = 'test/functions/pricing/prices.test.ts';
const promotions = 'functions/store/redemptions.ts';
const promotionsTest = 'test/functions/store/redemptions.test.ts';
const orders = 'functions/store/orders.ts';

export const priceSlips: readonly Defect[] = [
  {
    name: 'a code is used once more than it is good for',
    file: promotions,
    find: "ConditionExpression: 'attribute_not_exists(redeemed) OR redeemed < :most',",
    replace: "ConditionExpression: 'attribute_not_exists(redeemed) OR redeemed <= :most',",
    tests: [promotionsTest],
    system: ['test/workflow/prices.test.ts'],
    why: 'Two orders would get the last use of a code.',
  },
  {
    name: 'a code is not used up by the order',
    file: orders,
    find: '? [redeem(store, checkout.promotion)] : []),',
    replace: '? [] : []),',
    tests: ['test/functions/store/orders.test.ts'],
    system: ['test/workflow/prices.test.ts'],
    why: 'A code for the first hundred would be for everybody.',
  },
  {
    name: 'a canceled order keeps its code',
    file: 'functions/store/order-endings.ts',
    find: '? [[`promotion:${promotion.code}`, giveBackRedemption(store, promotion)] as const]',
    replace: '? []',
    tests: ['test/functions/store/order-endings.test.ts'],
    why: 'A shopper whose order was canceled could not use it again.',
  },
  {
    name: 'an inclusive tax is added to the price',
    file: 'functions/pricing/pricing.ts',
    find: '(inclusive ? 0 : amount)',
    replace: 'amount',
    tests: [prices],
    why: 'The shopper would pay the tax twice.',
  },
  {
    name: 'taxes are rounded down',
    file: 'functions/pricing/percent.ts',
    find: '(2n * numerator + unit)',
    replace: '(2n * numerator)',
    tests: [prices],
    why: 'The shop would owe what it has not taken.',
  },
  {
    name: 'a tax in the prices is computed as if it were the only one',
    file: 'functions/pricing/tax.ts',
    find: 'const goods = { grossMinor: goodsMinor, percents: percentsOf(all) };',
    replace: 'const goods = { grossMinor: goodsMinor, percents: [percent] };',
    tests: [prices],
    why: 'Two taxes would be more than what the price contains of them.',
  },
  {
    name: 'the taxes in a price may be more than the price',
    file: 'functions/pricing/tax.ts',
    find: 'Math.min(containedBy(rate, contained, base), leftMinor)',
    replace: 'containedBy(rate, contained, base)',
    tests: [prices],
    why: 'An invoice would have more tax than money.',
  },
  {
    name: 'a discount goes below nothing',
    file: 'functions/pricing/promotions.ts',
    find: 'return Math.min(off, subtotalMinor);',
    replace: 'return off;',
    tests: [prices],
    why: 'A cart could cost less than nothing.',
  },
  {
    name: 'what is shipped can be bought without an address',
    file: 'functions/http/place-checkout.ts',
    find: 'if (!needsDestination) return;',
    replace: 'if (!needsDestination || shipping === undefined) return;',
    tests: ['test/functions/http/place-checkout.test.ts'],
    why: 'The shop would have a paid order that it can send nowhere.',
  },
  {
    name: 'an address that Stripe can’t find is priced without tax',
    file: 'functions/http/taxed-quote.ts',
    find: 'error instanceof UnknownTaxLocation && taxing.destination?.postalCode === undefined',
    replace: 'error instanceof UnknownTaxLocation',
    tests: ['test/functions/http/taxed-quote.test.ts'],
    why: 'A shopper with a wrong postal code would be asked for an address that is there already.',
  },
  {
    name: 'a tax is saved by leaving out the state',
    file: 'functions/pricing/destination.ts',
    find: 'state !== undefined || !isTaxedByState(country, rules);',
    replace: 'true;',
    tests: ['test/functions/pricing/destination.test.ts', prices],
    system: ['test/workflow/prices.test.ts'],
    why: 'The shop would owe a tax that nobody paid.',
  },
  {
    name: 'a tax is saved by a state that does not exist',
    file: 'functions/typed/place.ts',
    find: "return { fault: { field: 'state', sentence } };",
    replace: 'return { place };',
    tests: ['test/functions/typed/place.test.ts'],
    system: ['test/workflow/prices.test.ts'],
    why: 'The shop would owe a tax that nobody paid.',
  },
  {
    name: 'a tax is saved by small letters',
    file: 'functions/typed/place.ts',
    find: 'if (code !== undefined) return { place: { ...place, state: code } };',
    replace: 'if (code !== undefined) return { place };',
    tests: ['test/functions/typed/place.test.ts'],
    system: ['test/workflow/prices.test.ts'],
    why: 'The shop would owe a tax that nobody paid.',
  },
  {
    name: 'a price in another currency is taken for one in the shop’s own',
    file: 'functions/pricing/pricing.ts',
    find: '  assertCurrency(merged, products, currency);\n',
    replace: '',
    tests: ['test/functions/pricing/pricing.test.ts'],
    system: ['test/workflow/currencies.test.ts'],
    why: 'Cents would be taken for yen while a deployment is under way.',
  },
];
