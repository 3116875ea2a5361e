/** @jest-environment @happy-dom/jest-environment */
import { expressCheckoutElement } from '../../../web/stripe/express-checkout-element.ts';
import { find, openPage } from '../open-page.ts';
import { fakeStripe } from './fake-stripe.ts';

beforeEach(openPage);

const opened = () => {
  const fake = fakeStripe();
  const told: string[] = [];
  const tell = (what: string) => () => void told.push(what);
  const wallet = expressCheckoutElement(
    fake.stripe,
    { amountMinor: 1400, currency: 'usd' },
    {
      click: async () => void told.push('click'),
      changeAddress: async () => void told.push('address'),
      changeRate: tell('rate'),
      cancel: tell('cancel'),
      confirm: async () => void told.push('confirm'),
    },
  );
  return { ...fake, told, wallet, buttons: fake.element() };
};

describe('the wallets’ buttons', () => {
  test('keep their place until it is known whether there is one', () => {
    const { buttons } = opened();
    expect(buttons.kind).toBe('expressCheckout');
    expect(buttons.place()).toBe(find('#wallet-buttons'));
    expect(find('#wallet').hidden).toBe(false);
    expect(find('#wallet').getAttribute('aria-busy')).toBe('true');
  });

  test('show themselves in a browser with a wallet', () => {
    const { buttons } = opened();
    buttons.emit('ready', { availablePaymentMethods: { applePay: true } });
    expect(find('#wallet').hidden).toBe(false);
    expect(find('#wallet').hasAttribute('aria-busy')).toBe(false);
  });

  test('disappear in a browser without a wallet', () => {
    const { buttons } = opened();
    buttons.emit('ready', { availablePaymentMethods: undefined });
    expect(find('#wallet').hidden).toBe(true);
  });

  test('disappear when they can’t be loaded', () => {
    const { buttons } = opened();
    buttons.emit('loaderror');
    expect(find('#wallet').hidden).toBe(true);
  });

  test('report what the shopper does', () => {
    const { buttons, told } = opened();
    for (const name of ['click', 'shippingaddresschange', 'shippingratechange', 'cancel']) {
      buttons.emit(name);
    }
    buttons.emit('confirm');
    expect(told).toEqual(['click', 'address', 'rate', 'cancel', 'confirm']);
  });

  test('learn of each new total', () => {
    const { wallet, groups } = opened();
    wallet.setTotal(2000);
    expect(groups[0]?.options).toMatchObject({ mode: 'payment', amount: 1400 });
    expect(groups[0]?.updates).toEqual([{ amount: 2000 }]);
  });

  test('become a confirmation token', async () => {
    const { wallet } = opened();
    expect(
      await wallet.collect({ returnUrl: 'https://shop.example/', email: 'ada@example.com' }),
    ).toEqual({
      payment: { confirmationToken: 'ctoken_1' },
    });
  });

  test('can’t be pressed while they are locked', () => {
    const { wallet } = opened();
    wallet.lock(true);
    expect(find('#wallet').inert).toBe(true);
    wallet.lock(false);
    expect(find('#wallet').inert).toBe(false);
  });

  test('disappear with the Element', () => {
    const { wallet, buttons } = opened();
    wallet.destroy();
    expect(buttons.told).toEqual(['destroy']);
  });
});
