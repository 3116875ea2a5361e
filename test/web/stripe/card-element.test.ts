/** @jest-environment @happy-dom/jest-environment */

import { en } from '../../../web/language/en.ts';
import { alertIn } from '../../../web/page/alert.ts';
import { cardElement } from '../../../web/stripe/card-element.ts';
import { find, openPage, textOf } from '../open-page.ts';
import { fakeStripe } from './fake-stripe.ts';

beforeEach(openPage);

const opened = () => {
  const fake = fakeStripe();
  const entry = cardElement(fake.stripe, {
    amountMinor: 1400,
    currency: 'usd',
    place: find('#card'),
    alert: alertIn('card-error'),
  });
  return { ...fake, entry, card: fake.element() };
};

describe('a card in one line', () => {
  test('is mounted in its place, which is busy until it is ready', () => {
    const { card } = opened();
    expect(card.kind).toBe('card');
    expect(card.place()).toBe(find('#card'));
    expect(find('#card').getAttribute('aria-busy')).toBe('true');
    card.emit('ready');
    expect(find('#card').hasAttribute('aria-busy')).toBe(false);
  });

  test('says beside it what is wrong, and takes that back', () => {
    const { card } = opened();
    card.emit('change', { error: { message: 'Your card number is invalid.' } });
    expect(textOf('#card-error')).toBe('Your card number is invalid.');
    card.emit('change', { error: undefined });
    expect(textOf('#card-error')).toBe('');
  });

  test('becomes a token', async () => {
    const { entry } = opened();
    expect(
      await entry.collect({ returnUrl: 'https://shop.example/', email: 'ada@example.com' }),
    ).toEqual({ payment: { token: 'tok_1' } });
  });

  test.each([
    ['in Stripe’s words', { message: 'Incomplete.' }, 'Incomplete.'],
    ['in the page’s words when Stripe has none', {}, en.pay.cardUnreadable],
  ])('is refused %s', async (_, error, message) => {
    const { entry, answer } = opened();
    answer('createToken', { error });
    expect(
      await entry.collect({ returnUrl: 'https://shop.example/', email: 'ada@example.com' }),
    ).toEqual({ message, isShown: false });
  });

  test('is locked while it is paid with, and can get the focus', () => {
    const { entry, card } = opened();
    entry.lock(true);
    entry.focus();
    expect(card.told).toEqual([{ disabled: true }, 'focus']);
  });

  test('does not depend on the total', () => {
    const { entry, card, groups } = opened();
    entry.setTotal(2000);
    expect(card.told).toEqual([]);
    expect(groups[0]?.updates).toEqual([]);
  });

  test('leaves no listener behind', () => {
    const { entry, card } = opened();
    entry.destroy();
    expect(card.told).toEqual(['destroy']);
    expect(card.listening()).toEqual([]);
  });
});
