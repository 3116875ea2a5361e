import { giveBackStock, takeStock } from '../../../functions/store/stock.ts';
import { storedCheckout } from '../../support/checkouts.ts';

const [mugs] = storedCheckout().lines;
if (mugs === undefined) throw new Error('The builder’s checkout has a line.');

test('what is taken is what is given back', () => {
  const taken = takeStock('Products', mugs).Update;
  const given = giveBackStock('Products', mugs).Update;
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
  expect(takeStock('Products', mugs).Update?.ConditionExpression).toBe('stock >= :quantity');
});

test('stock is never given to a product that has no row', () => {
  expect(giveBackStock('Products', mugs).Update?.ConditionExpression).toBe('attribute_exists(sku)');
});
