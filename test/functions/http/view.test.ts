import { isUndecided, viewOf } from '../../../functions/http/view.ts';
import { storedCheckout } from '../../support/checkouts.ts';

describe('what the browser sees of a checkout', () => {
  test('is its status and its price, and nothing of the shopper', () => {
    const row = { ...storedCheckout(), declinedViewer: 'v', clientSecret: 'pi_1_secret_2' };
    expect(viewOf(row)).toEqual({
      id: row.id,
      status: 'processing',
      currency: 'usd',
      total: 2800,
      lines: row.lines,
    });
  });

  test('has the parts of its price, with each tax', () => {
    const vat = { name: 'VAT', percent: '19', amount: 447, inclusive: true };
    const price = { subtotal: 2800, discount: 0, shipping: 0, tax: 0, taxes: [vat] };
    const shippingRate = { name: 'Standard' };
    expect(viewOf(storedCheckout({ price: { ...price, shippingRate } }))).toMatchObject(price);
  });

  test('has what was captured once it is paid, which may be less than the total', () => {
    expect(viewOf(storedCheckout({ status: 'confirmed' }))).not.toHaveProperty('captured');
    const paid = storedCheckout({ status: 'paid', capturedMinor: 2000 });
    expect(viewOf(paid)).toMatchObject({ total: 2800, captured: 2000 });
  });

  test('has the order’s number once there is one', () => {
    const row = storedCheckout({ status: 'confirmed', orderId: 'HF-1111-2222-3333' });
    expect(viewOf(row)).toMatchObject({ status: 'confirmed', orderId: 'HF-1111-2222-3333' });
  });

  test('names what its price is made of, as the cart did', () => {
    const vat = { name: 'VAT', percent: '19', amount: 447, inclusive: true };
    const parts = { subtotal: 2800, discount: 500, shipping: 0, tax: 0 };
    const price = { ...parts, taxes: [vat], shippingRate: { name: 'Standard' } };
    const row = storedCheckout({ price, promotion: { code: 'ONCE', maxRedemptions: 1 } });
    expect(viewOf(row)).toMatchObject({ ...price, promotion: { code: 'ONCE' } });
    expect(viewOf(row).promotion).not.toHaveProperty('maxRedemptions');
  });

  test.each([
    ['confirmed', 'on-approval', true],
    ['confirmed', 'automatic', undefined],
    ['confirmed', undefined, undefined],
    ['paid', 'on-approval', undefined],
    ['canceled', 'on-approval', undefined],
  ] as const)('that is %s and captured %s awaits the merchant: %p', (status, capture, awaits) => {
    const row = storedCheckout({ status, ...(capture && { capture }) });
    expect(viewOf(row).awaitsApproval).toBe(awaits);
  });

  test('says why there is no order, in a sentence', () => {
    const row = storedCheckout({ status: 'declined', refusal: 'expired_card' });
    expect(viewOf(row).error).toEqual({
      code: 'expired_card',
      message: 'Your card has expired. Please try another card.',
    });
  });

  test('is still processing while Release is at work, and says that nothing will be charged', () => {
    expect(viewOf(storedCheckout({ status: 'releasing' }))).toMatchObject({
      status: 'processing',
      error: { code: 'releasing', message: expect.stringMatching(/Nothing will be charged/) },
    });
  });
});

describe('a checkout', () => {
  test.each([
    ['processing', true],
    ['releasing', true],
    ['requires_action', false],
    ['confirmed', false],
    ['paid', false],
    ['declined', false],
    ['rejected', false],
    ['expired', false],
    ['canceled', false],
    ['refunded', false],
  ] as const)('that is %s is undecided: %p', (status, undecided) => {
    expect(isUndecided(storedCheckout({ status }))).toBe(undecided);
  });
});
