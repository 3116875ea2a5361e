import { requestOf } from '../../../web/pay/purchase.ts';
import { oneMug, quoteFor } from '../goods.ts';

const purchase = { items: oneMug, email: 'ada@example.com', quote: quoteFor(oneMug) };
const payment = { token: 'tok_1' };

describe('the request that pays for a purchase', () => {
  test('names the total that the shopper has seen, and no other amount', () => {
    expect(requestOf(purchase, payment)).toStrictEqual({
      items: oneMug,
      email: 'ada@example.com',
      expectedTotal: 1400,
      payment,
    });
  });

  test('says where the order is sent', () => {
    const shipping = { name: 'Ada', line1: '1 Market St', city: 'Berlin', country: 'DE' };
    expect(requestOf({ ...purchase, shipping }, payment).shipping).toBe(shipping);
  });

  test('names the promotion that is in the price', () => {
    const promotion = { code: 'SPRING10', description: '10% off' };
    const quote = quoteFor(oneMug, { promotion });
    expect(requestOf({ ...purchase, quote }, payment).promotionCode).toBe('SPRING10');
  });
});
