/** Mistakes with stock: sold twice, given back twice, or not given back. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

export const stock: readonly Defect[] = [
  {
    name: 'stock is taken without looking whether there is enough',
    file: 'functions/store/stock.ts',
    find: "only: 'stock >= :quantity'",
    replace: "only: 'attribute_exists(sku)'",
    tests: ['test/functions/store/stock.test.ts'],
    system: ['test/workflow/once.test.ts'],
    why: 'More would be sold than there is.',
  },
  {
    name: 'stock may go one below zero',
    file: 'functions/store/stock.ts',
    find: "only: 'stock >= :quantity'",
    replace: "only: 'stock > :quantity'",
    tests: ['test/functions/store/stock.test.ts'],
    why: 'The last piece would never be sold.',
  },
  {
    name: 'a canceled order keeps its stock',
    file: 'functions/store/order-endings.ts',
    find: '...lines.map((line) => [`product:${line.sku}`, giveBackStock(store, line)] as const),',
    replace: '...[giveBackStock].flatMap(() => []),',
    tests: ['test/functions/store/order-endings.test.ts'],
    system: ['test/workflow/endings.test.ts'],
    why: 'What nobody bought could not be sold any more.',
  },
  {
    name: 'stock is given back by an order that was canceled before',
    file: 'functions/store/order-endings.ts',
    find: "ConditionExpression: '#status = :confirmed'",
    replace: "ConditionExpression: '#status IN (:confirmed, :status)'",
    tests: ['test/functions/store/order-endings.test.ts'],
    why: 'A cancel whose answer was lost would give it back twice.',
  },
  {
    name: 'an order does not wait for another one that buys the same product',
    file: 'functions/store/conflicts.ts',
    find: '|| waitedMs >= patienceMs',
    replace: '|| patienceMs > 0',
    tests: ['test/functions/store/conflicts.test.ts'],
    why: 'In a rush good cards would be refused while there are pieces left.',
  },
  {
    name: 'a row that is in a transaction is not written',
    file: 'functions/store/conflicts.ts',
    find: "'TransactItems' in request.input",
    replace: "'TableName' in request.input",
    tests: ['test/functions/store/conflicts.test.ts'],
    why: 'A shopper at the bank would be turned away by a write that met another one.',
  },
  {
    name: 'what can’t be given back is not noted',
    file: 'functions/store/order-endings.ts',
    find: 'rest, [...notGivenBack, ...missing]);',
    replace: 'rest, notGivenBack);',
    tests: ['test/functions/store/order-endings.test.ts'],
    why: 'Nobody would learn that the stock is wrong.',
  },
  {
    name: 'a canceled order takes its stock once more',
    file: 'functions/store/stock.ts',
    find: "to: 'stock + :quantity'",
    replace: "to: 'stock - :quantity'",
    tests: ['test/functions/store/stock.test.ts'],
    system: ['test/workflow/endings.test.ts'],
    why: 'What nobody bought could not be sold any more.',
  },
];
