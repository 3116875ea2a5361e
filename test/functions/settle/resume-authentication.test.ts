import { resumeAuthentication } from '../../../functions/settle/resume-authentication.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import {
  authenticationOf,
  checkoutId,
  paymentRecordOf,
  placedAt,
  storedCheckout,
} from '../../support/checkouts.ts';

const authentication = authenticationOf();
const waiting = storedCheckout({ status: 'requires_action', authentication });

const resuming = (payment: PaymentRecord | undefined, isWaitedFor = true) => {
  const done: unknown[] = [];
  const resume = resumeAuthentication({
    fetchPayment: async (id) => {
      done.push(`fetch ${id}`);
      return payment;
    },
    sendTaskSuccess: async (token, output) => {
      done.push([token, output]);
      return isWaitedFor;
    },
    endAuthentication: async (id, token) => void done.push(`end ${id} ${token}`),
  });
  return { done, resume };
};
const held = paymentRecordOf({ status: 'requires_capture' });
const output = {
  checkoutId,
  amountMinor: 2800,
  currency: 'usd',
  placedAt,
  paymentIntentId: 'pi_1',
  outcome: 'authorized',
};

describe('a checkout that waits for the bank’s step', () => {
  test('goes on with what Stripe says, without a card or an address, and then its row does', async () => {
    const { done, resume } = resuming(held);
    expect(await resume(waiting)).toBe(true);
    expect(done).toEqual(['fetch pi_1', ['a-token', output], `end ${checkoutId} a-token`]);
  });

  test('goes on with the calculation of its tax, where it has one', async () => {
    const { done, resume } = resuming(held);
    await resume({ ...waiting, taxCalculation: 'taxcalc_1' });
    await resume(waiting);
    expect(done.filter(Array.isArray)).toStrictEqual([
      ['a-token', { ...output, taxCalculation: 'taxcalc_1' }],
      ['a-token', output],
    ]);
  });

  test('that somebody else has resumed is left to them', async () => {
    const { done, resume } = resuming(held, false);
    expect(await resume(waiting)).toBe(false);
    expect(done).toHaveLength(2);
  });

  test.each([
    ['the step is not over', paymentRecordOf({ status: 'requires_action' })],
    ['Stripe knows no such payment', undefined],
  ])('waits on while %s', async (_, payment) => {
    const { done, resume } = resuming(payment);
    expect(await resume(waiting)).toBe(false);
    expect(done).toEqual(['fetch pi_1']);
  });

  test.each([
    ['does not wait', storedCheckout({ status: 'processing', authentication })],
    ['has no token yet', storedCheckout({ status: 'requires_action' })],
  ])('asks nobody when it %s', async (_, checkout) => {
    const { done, resume } = resuming(held);
    expect(await resume(checkout)).toBe(false);
    expect(done).toEqual([]);
  });
});
