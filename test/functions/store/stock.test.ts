import { giveBackStock, takeStock } from '../../../functions/store/stock.ts';
import { storedCheckout } from '../../support/checkouts.ts';
import { storeForTests } from '../../support/store.ts';

const store = storeForTests();
const [mugs] = storedCheckout().lines;
if (mugs === undefined) throw new Error('The builder’s checkout has a line.');

test('what is taken is what is given back', () => {
  const taken = takeStock(store, mugs).Update;
  const given = giveBackStock(store, mugs).Update;
  expect(taken).toMatchObject({ UpdateExpression: 'SET stock = stock - :quantity' });
  expect(given).toMatchObject({ UpdateExpression: 'SET stock = stock + :quantity' });
  for (const part of [taken, given]) {
    expect(part).toMatchObject({
      TableName: 'Products',
      Key: { sku: { S: 'mug' } },
      ExpressionAttributeValues: { ':quantity': { N: '2' } },
    });
  }
});

test('stock is never taken below zero', () => {
  expect(takeStock(store, mugs).Update?.ConditionExpression).toBe('stock >= :quantity');
});

test('stock is only given to a product that counts it: not to a missing row, or to a text', () => {
  expect(giveBackStock(store, mugs).Update).toMatchObject({
    ConditionExpression: 'attribute_type(stock, :number)',
    ExpressionAttributeValues: { ':number': { S: 'N' } },
  });
});
