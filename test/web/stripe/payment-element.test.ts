/** @jest-environment @happy-dom/jest-environment */
import { alertIn } from '../../../web/page/alert.ts';
import { paymentElement } from '../../../web/stripe/payment-element.ts';
import { find, openPage, textOf } from '../open-page.ts';
import { fakeStripe } from './fake-stripe.ts';

beforeEach(openPage);

const opened = () => {
  const fake = fakeStripe();
  const alert = alertIn('card-error');
  const entry = paymentElement(fake.stripe, {
    amountMinor: 1400,
    currency: 'usd',
    place: find('#card'),
    alert,
  });
  return { ...fake, alert, entry, payment: fake.element() };
};

describe('the Payment Element', () => {
  test('is mounted with the total, in a place that is busy until it is ready', () => {
    const { payment, groups } = opened();
    expect(payment.kind).toBe('payment');
    expect(payment.place()).toBe(find('#card'));
    expect(groups[0]?.options).toMatchObject({ mode: 'payment', amount: 1400, currency: 'usd' });
    payment.emit('ready');
    expect(find('#card').hasAttribute('aria-busy')).toBe(false);
  });

  test('learns of each new total', () => {
    const { entry, groups } = opened();
    entry.setTotal(2000);
    expect(groups[0]?.updates).toEqual([{ amount: 2000 }]);
  });

  test('takes back what was wrong once it changes', () => {
    const { alert, payment } = opened();
    alert.show('Your card was declined.');
    payment.emit('change');
    expect(textOf('#card-error')).toBe('');
  });

  test('that can’t be loaded says so in its place', () => {
    const { payment } = opened();
    payment.emit('loaderror');
    expect(find('#card').hidden).toBe(true);
    expect(textOf('#card-error')).toMatch(/could not be loaded from Stripe/);
  });

  test('becomes a confirmation token', async () => {
    const { entry } = opened();
    expect(
      await entry.collect({ returnUrl: 'https://shop.example/', email: 'ada@example.com' }),
    ).toEqual({
      payment: { confirmationToken: 'ctoken_1' },
    });
  });

  test('is locked while it is paid with, and can get the focus', () => {
    const { entry, payment } = opened();
    entry.lock(true);
    entry.focus();
    expect(payment.told).toEqual([{ readOnly: true }, 'focus']);
  });

  test('leaves no listener behind', () => {
    const { entry, payment } = opened();
    entry.destroy();
    expect(payment.told).toEqual(['destroy']);
    expect(payment.listening()).toEqual([]);
  });
});
