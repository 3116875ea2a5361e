import type { ShippingAddress } from '../../../functions/checkout/contract.ts';
import { en } from '../../../web/language/en.ts';
import { confirmationToken } from '../../../web/stripe/confirmation-token.ts';
import { fakeStripe } from './fake-stripe.ts';

const returnUrl = 'https://shop.example/?checkout=chk_1';

const opened = () => {
  const fake = fakeStripe();
  const elements = fake.stripe.elements();
  return {
    ...fake,
    collect: (shipping?: ShippingAddress) =>
      confirmationToken(fake.stripe, elements, { returnUrl, email: 'ada@example.com', shipping }),
  };
};

describe('what was entered into the Elements', () => {
  test('becomes a token, which says where a bank sends the shopper back to', async () => {
    const { collect, calls } = opened();
    expect(await collect()).toEqual({ payment: { confirmationToken: 'ctoken_1' } });
    expect(calls.map(([name]) => name)).toEqual(['submit', 'createConfirmationToken']);
    expect(calls[1]?.[1]).toMatchObject({ params: { return_url: returnUrl } });
  });

  test('goes with the e-mail, and with the address where there is one', async () => {
    const { collect, calls } = opened();
    await collect();
    expect(calls[1]?.[1]).toMatchObject({
      params: { payment_method_data: { billing_details: { email: 'ada@example.com' } } },
    });
    expect(calls[1]?.[1]).not.toHaveProperty('params.shipping');
    const address = { line1: '1 Engine Row', line2: 'Flat 2', city: 'Austin', state: 'TX' };
    await collect({ name: 'Ada', ...address, postalCode: '78701', country: 'US' });
    expect(calls[3]?.[1]).toMatchObject({
      params: {
        shipping: { name: 'Ada', address: { ...address, postal_code: '78701', country: 'US' } },
      },
    });
    await collect({ name: 'Ada', line1: '1 Orchard Road', country: 'SG' });
    expect(calls[5]?.[1]).toMatchObject({
      params: { shipping: { address: { city: '', state: '', line2: '', postal_code: '' } } },
    });
  });

  test('goes with the telephone number of whom it is sent to', async () => {
    const { collect, calls } = opened();
    await collect({ name: 'Ada', line1: '1 Orchard Road', country: 'SG', phone: '+6561234567' });
    expect(calls[1]?.[1]).toMatchObject({
      params: { shipping: { name: 'Ada', phone: '+6561234567', address: { country: 'SG' } } },
    });
    expect(calls[1]?.[1]).not.toHaveProperty('params.shipping.address.phone');
  });

  test('is refused beside its field by the Element itself', async () => {
    const { collect, answer, calls } = opened();
    answer('submit', { error: { type: 'validation_error', message: 'Incomplete.' } });
    expect(await collect()).toEqual({ message: 'Incomplete.', isShown: true });
    expect(calls).toHaveLength(1);
  });

  test('is refused by the page when the Element does not show why', async () => {
    const { collect, answer } = opened();
    answer('submit', { error: { type: 'api_error', message: 'Out of reach.' } });
    expect(await collect()).toEqual({ message: 'Out of reach.', isShown: false });
  });

  test('is refused by the page when no token comes of it', async () => {
    const { collect, answer } = opened();
    answer('createConfirmationToken', { error: { message: 'Try another card.' } });
    expect(await collect()).toEqual({ message: 'Try another card.', isShown: false });
  });

  test.each(['submit', 'createConfirmationToken'] as const)(
    'is refused in the page’s words when %s gives none',
    async (call) => {
      const { collect, answer } = opened();
      answer(call, { error: { type: 'api_error' } });
      expect(await collect()).toEqual({ message: en.pay.cardUnreadable, isShown: false });
    },
  );
});
