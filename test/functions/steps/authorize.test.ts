import { authorize, handler } from '../../../functions/steps/authorize.ts';
import type { Authorization } from '../../../functions/stripe/payments.ts';
import { checkoutDocumentOf } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const document = checkoutDocumentOf();
const authorized = (answer: Authorization) =>
  authorize({ authorizePayment: async () => answer })(document);

describe('Authorize', () => {
  test('adds the hold to the document', async () => {
    expect(await authorized({ outcome: 'authorized', paymentIntentId: 'pi_1' })).toEqual({
      ...document,
      outcome: 'authorized',
      paymentIntentId: 'pi_1',
    });
  });

  test('gives the reason of a decline', async () => {
    expect(await authorized({ outcome: 'declined', refusal: 'expired_card' })).toEqual({
      ...document,
      outcome: 'declined',
      refusal: 'expired_card',
    });
  });

  test('gives the PaymentIntent of a bank’s question, so that it is asked', async () => {
    expect(await authorized({ outcome: 'requires_action', paymentIntentId: 'pi_1' })).toEqual({
      ...document,
      outcome: 'requires_action',
      paymentIntentId: 'pi_1',
    });
  });

  test('asks for exactly this checkout', async () => {
    const authorizePayment = jest.fn(
      async (): Promise<Authorization> => ({ outcome: 'authorized', paymentIntentId: 'pi_1' }),
    );
    await authorize({ authorizePayment })(document);
    expect(authorizePayment.mock.calls).toEqual([[document]]);
  });

  test('asks nobody for money when the checkout is taken up without its shopper', async () => {
    const { payment: _, ...withoutPayment } = document;
    const authorizePayment = jest.fn();
    expect(await authorize({ authorizePayment })(withoutPayment)).toEqual({
      ...withoutPayment,
      outcome: 'not_attempted',
    });
    expect(authorizePayment).not.toHaveBeenCalled();
  });

  test('keeps the payment because of which the checkout is taken up', async () => {
    const taken = { ...document, payment: undefined, paymentIntentId: 'pi_7' } as const;
    expect(await handler(JSON.parse(JSON.stringify(taken)))).toMatchObject({
      outcome: 'not_attempted',
      paymentIntentId: 'pi_7',
    });
  });

  test('lets a failure through, so that it is repeated or undone', async () => {
    const failure = new Error('Away');
    const services = { authorizePayment: () => Promise.reject(failure) };
    expect(await failureOf(() => authorize(services)(document))).toBe(failure);
  });

  test('refuses a document without an amount', async () => {
    const { amountMinor: _, ...incomplete } = document;
    expect((await failureOf(() => handler(incomplete))).name).toBe('InvalidDocument');
  });
});
