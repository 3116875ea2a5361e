/** @jest-environment @happy-dom/jest-environment */
import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { showCheckout } from '../../../web/confirm/show-checkout.ts';
import { LostAnswer, Refusal } from '../../../web/page/api.ts';
import { StripeUnavailable } from '../../../web/stripe/load-stripe.ts';
import { find, openPage, textOf } from '../open-page.ts';
import { problemOf } from '../problems.ts';

const checkoutOf = (status: CheckoutView['status']): CheckoutView => ({
  id: 'chk_1',
  status,
  currency: 'usd',
  total: 1400,
  lines: [],
  ...(status === 'requires_action' ? { nextAction: { clientSecret: 'pi_1_secret_2' } } : {}),
});

beforeEach(openPage);

/** Shows a checkout whose looks are answered in this order; `seen` is what the page said before each. */
type Look = CheckoutView | Error;
const shown = async (looks: (Look | (() => Look))[], bankStep = async () => true) => {
  const seen: (string | undefined)[] = [];
  const onOrder = jest.fn();
  const look = async () => {
    seen.push(document.querySelector('#confirmation h1')?.textContent ?? undefined);
    const answer = looks.shift();
    const next = typeof answer === 'function' ? answer() : answer;
    if (next instanceof Error) throw next;
    if (!next) throw new Error('Nobody looks again here.');
    return next;
  };
  await showCheckout(
    {
      api: { checkout: look, authenticated: look, createCheckout: look },
      bankStep,
      pause: async () => {},
    },
    'chk_1',
    { backTo: '/?items=mug:1', onOrder },
  );
  return { seen, onOrder, backTo: find('.back a').getAttribute('href') };
};

describe('the page of a checkout', () => {
  test('shows an order, forgets the cart that it came from, and leads to the shop', async () => {
    const { onOrder, backTo } = await shown([checkoutOf('paid')]);
    expect(textOf('#confirmation h1')).toBe('Your order is confirmed');
    expect(onOrder).toHaveBeenCalledTimes(1);
    expect(backTo).toBe('/');
  });

  test('leads back to the cart when there is no order', async () => {
    const { onOrder, backTo } = await shown([checkoutOf('declined')]);
    expect(onOrder).not.toHaveBeenCalled();
    expect(backTo).toBe('/?items=mug:1');
  });

  test('shows a checkout that is under way, and follows it to its ending', async () => {
    const looks = [checkoutOf('processing'), checkoutOf('confirmed'), checkoutOf('paid')];
    const { seen, onOrder } = await shown(looks);
    expect(seen).toEqual([
      'One moment',
      'Your payment is being processed',
      'Your order is confirmed',
    ]);
    expect(textOf('#confirmation h1')).toBe('Your order is confirmed');
    expect(onOrder).toHaveBeenCalledTimes(1);
  });

  test('asks the shopper for the bank’s step', async () => {
    const bank = jest.fn(async () => true);
    await shown([checkoutOf('requires_action'), checkoutOf('paid')], bank);
    expect(bank).toHaveBeenCalledWith('pi_1_secret_2');
  });

  test('asks again after a lost answer', async () => {
    await shown([new LostAnswer('lost', 'unanswered'), checkoutOf('paid')]);
    expect(textOf('#confirmation h1')).toBe('Your order is confirmed');
  });

  test('says why the order can’t be looked up yet, instead of a shop that loads for ever', async () => {
    const meanwhile: string[] = [];
    const blocked = () => {
      meanwhile.push(textOf('#meanwhile'));
      return new LostAnswer('lost', 'blocked');
    };
    const looks = [blocked, blocked, blocked, blocked, () => checkoutOf('paid')];
    await shown(looks);
    expect(meanwhile.at(-1)).toMatch(/firewall.*This page goes on asking/);
    expect(textOf('#meanwhile')).toBe('');
  });

  test('says that it takes long, that the page may be closed, and where it is found again', async () => {
    const looks = Array.from({ length: 20 }, () => checkoutOf('processing'));
    let slow = '';
    await shown([
      ...looks,
      () => {
        slow = textOf('#meanwhile');
        return checkoutOf('paid');
      },
    ]);
    expect(slow).toMatch(
      /^Still working.*may close this page: you find it again at this address\.$/,
    );
    expect(textOf('#meanwhile')).toBe('');
  });

  test('says of a checkout that is being undone what it comes to, once that is known', async () => {
    const error = { code: 'releasing', message: 'Nothing will be charged.' };
    const looks = Array.from({ length: 20 }, () => ({ ...checkoutOf('processing'), error }));
    const { seen } = await shown([checkoutOf('processing'), ...looks, checkoutOf('rejected')]);
    expect(seen.at(2)).toBe('Your payment is being processed');
    expect(seen.at(-1)).toBe('The order could not be made');
  });

  test('says that there is no such checkout', async () => {
    const refusal = new Refusal(problemOf({ detail: 'There is no such order.' }));
    const { backTo } = await shown([refusal]);
    expect(textOf('#confirmation h1')).toBe('This order can’t be shown');
    expect(textOf('#lead')).toBe('There is no such order.');
    expect(backTo).toBe('/?items=mug:1');
  });

  test('says that the bank’s step needs Stripe', async () => {
    const blocked = () => Promise.reject(new StripeUnavailable('Stripe is blocked.'));
    await shown([checkoutOf('requires_action')], blocked);
    expect(textOf('#lead')).toBe('Stripe is blocked.');
  });

  test('does not hide a defect', async () => {
    await expect(shown([new TypeError('A defect.')])).rejects.toThrow('A defect.');
  });
});
