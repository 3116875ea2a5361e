import { createPayElements } from '../../../web/pay/pay-elements.ts';
import type { Price } from '../../../web/stripe/deferred-intent.ts';
import { type Stripe, StripeUnavailable } from '../../../web/stripe/load-stripe.ts';
import { nextTurn } from '../open-page.ts';
import { fakeStripe } from '../stripe/fake-stripe.ts';

const usd = (amountMinor: number): Price => ({ amountMinor, currency: 'usd' });

/** `told` is what card and wallet are told, in order. */
const opened = (stripe: Promise<Stripe> = Promise.resolve(fakeStripe().stripe)) => {
  const told: string[] = [];
  const mount = (name: string, amountMinor: number) => {
    told.push(`${name} mounted at ${amountMinor}`);
    return {
      setTotal: (total: number) => void told.push(`${name} costs ${total}`),
      lock: (locked: boolean) => void told.push(`${name} ${locked ? 'locked' : 'free'}`),
      destroy: () => void told.push(`${name} gone`),
    };
  };
  const elements = createPayElements({
    stripe,
    mountEntry: (_, { amountMinor }) => ({
      ...mount('card', amountMinor),
      focus: () => {},
      check: async () => undefined,
      collect: async () => ({ payment: { token: 'tok_1' } }),
    }),
    mountWallet: (_, { amountMinor }) => mount('wallet', amountMinor),
    onChange: () => void told.push('changed'),
  });
  return { elements, told };
};

describe('card and wallet', () => {
  test('are mounted together at the first price', async () => {
    const { elements, told } = opened();
    expect(elements.entry()).toBeUndefined();
    elements.setPrice(usd(1400));
    await nextTurn();
    expect(told).toEqual(['card mounted at 1400', 'wallet mounted at 1400', 'changed']);
    expect(elements.entry()).toBeDefined();
  });

  test('are mounted once, at the price of the moment when Stripe is there', async () => {
    const { elements, told } = opened();
    elements.setPrice(usd(1400));
    elements.setPrice(usd(2000));
    await nextTurn();
    expect(told.filter((each) => each.includes('mounted'))).toEqual([
      'card mounted at 2000',
      'wallet mounted at 2000',
    ]);
  });

  test('learn of each new price', async () => {
    const { elements, told } = opened();
    elements.setPrice(usd(1400));
    await nextTurn();
    told.splice(0);
    elements.setPrice(usd(2000));
    expect(told).toEqual(['card costs 2000', 'wallet costs 2000']);
  });

  test('are locked separately', async () => {
    const { elements, told } = opened();
    elements.setPrice(usd(1400));
    await nextTurn();
    told.splice(0);
    elements.lockEntry(true);
    elements.lockWallet(false);
    expect(told).toEqual(['card locked', 'wallet free']);
  });

  test('disappear together', async () => {
    const { elements, told } = opened();
    elements.setPrice(usd(1400));
    await nextTurn();
    told.splice(0);
    elements.destroy();
    expect(told).toEqual(['card gone', 'wallet gone']);
    expect(elements.entry()).toBeUndefined();
  });

  test('are never there without Stripe', async () => {
    const { elements, told } = opened(Promise.reject(new StripeUnavailable('Blocked.')));
    expect(elements.isStripeAway()).toBe(false);
    elements.setPrice(usd(1400));
    await nextTurn();
    expect(told).toEqual(['changed']);
    expect(elements.isStripeAway()).toBe(true);
  });
});
