import type { Stripe } from '@stripe/stripe-js';
import { bankStep } from '../../../web/stripe/bank-step.ts';

const secret = 'pi_1_secret_2';
const stripeThat = (answers: () => Promise<unknown>) => {
  const handleNextAction = jest.fn(answers);
  return { stripe: { handleNextAction } as unknown as Stripe, handleNextAction };
};
const named = (name: string) => Object.assign(new Error('A sentence.'), { name });

describe('the bank’s step', () => {
  test('hands the client secret to Stripe.js', async () => {
    const { stripe, handleNextAction } = stripeThat(async () => ({ paymentIntent: {} }));
    await bankStep(stripe, secret);
    expect(handleNextAction).toHaveBeenCalledWith({ clientSecret: secret });
  });

  test('is over when the shopper confirmed', async () => {
    const { stripe } = stripeThat(async () => ({ paymentIntent: {} }));
    expect(await bankStep(stripe, secret)).toBe(true);
  });

  test('is over when the bank refused', async () => {
    const { stripe } = stripeThat(async () => ({ error: { type: 'card_error' } }));
    expect(await bankStep(stripe, secret)).toBe(true);
  });

  test('is over when Stripe.js says that there is no step to do', async () => {
    const { stripe } = stripeThat(() => Promise.reject(named('IntegrationError')));
    expect(await bankStep(stripe, secret)).toBe(true);
  });

  test.each(['api_connection_error', 'api_error', 'rate_limit_error'])(
    'is still to be done after an %s',
    async (type) => {
      const { stripe } = stripeThat(async () => ({ error: { type } }));
      expect(await bankStep(stripe, secret)).toBe(false);
    },
  );

  test('does not hide a defect', async () => {
    const { stripe } = stripeThat(() => Promise.reject(named('TypeError')));
    await expect(bankStep(stripe, secret)).rejects.toMatchObject({ name: 'TypeError' });
  });
});
