/** @jest-environment @happy-dom/jest-environment */
import type { Destination } from '../../../functions/checkout/contract.ts';
import { createDelivery } from '../../../web/deliver/delivery.ts';
import { en } from '../../../web/language/en.ts';
import type { AddressOptions, TypedDelivery } from '../../../web/stripe/address-element.ts';
import { StripeUnavailable } from '../../../web/stripe/load-stripe.ts';
import { find, nextTurn, openPage, textOf } from '../open-page.ts';
import { fakeStripe } from '../stripe/fake-stripe.ts';

const berlin: TypedDelivery = {
  name: 'Ada Lovelace',
  address: {
    line1: 'Hauptstr. 1',
    line2: null,
    city: 'Berlin',
    state: '',
    postal_code: '10115',
    country: 'DE',
  },
};

beforeEach(openPage);

const opened = ({ stripe = Promise.resolve(fakeStripe().stripe) } = {}) => {
  const mounted: AddressOptions[] = [];
  const destinations: (Destination | undefined)[] = [];
  const focus = jest.fn();
  let typed: TypedDelivery | undefined;
  const delivery = createDelivery({
    stripe,
    mountAddress: (_, options) => {
      mounted.push(options);
      return { focus, whole: async () => typed };
    },
    first: undefined,
    onDestination: (destination) => void destinations.push(destination),
  });
  const complete = () => {
    typed = berlin;
  };
  return { delivery, mounted, destinations, focus, complete };
};

describe('the shipping address', () => {
  test('is asked for once something in the cart has to be sent', async () => {
    const { delivery, mounted } = opened();
    delivery.offer(['US', 'DE']);
    await nextTurn();
    expect(find('#delivery').hidden).toBe(false);
    expect(mounted.map(({ countries }) => countries)).toEqual([['US', 'DE']]);
    expect(mounted[0]?.place).toBe(find('#address'));
  });

  test('is not asked for, nor mounted, when nothing has to be sent', async () => {
    const { delivery, mounted } = opened();
    delivery.offer([]);
    await nextTurn();
    expect(find('#delivery').hidden).toBe(true);
    expect(mounted).toEqual([]);
  });

  test('is mounted once, and keeps what was typed while nothing has to be sent', async () => {
    const { delivery, mounted } = opened();
    for (const countries of [['US'], ['US'], [], ['US']]) {
      delivery.offer(countries);
      await nextTurn();
    }
    expect(mounted).toHaveLength(1);
    expect(find('#delivery').hidden).toBe(false);
  });

  test('can be read as far as it is typed', async () => {
    const { delivery, mounted } = opened();
    expect(delivery.typed()).toBeUndefined();
    delivery.offer(['DE']);
    await nextTurn();
    mounted[0]?.onChange({ ...berlin, address: { ...berlin.address, line1: '' } }, false);
    expect(delivery.typed()).toEqual({
      name: 'Ada Lovelace',
      line1: '',
      city: 'Berlin',
      postalCode: '10115',
      country: 'DE',
    });
  });

  test('is not asked for without Stripe', async () => {
    const { delivery, mounted } = opened({ stripe: Promise.reject(new StripeUnavailable()) });
    delivery.offer(['US']);
    await nextTurn();
    expect(find('#delivery').hidden).toBe(true);
    expect(mounted).toEqual([]);
  });

  test('reports the destination while it is typed, and takes back what was wrong', async () => {
    const { delivery, mounted, destinations } = opened();
    delivery.offer(['DE']);
    await nextTurn();
    delivery.refuse('We can’t send it there.');
    mounted[0]?.onChange(berlin, false);
    expect(destinations).toEqual([{ country: 'DE', postalCode: '10115' }]);
    mounted[0]?.onChange(berlin, true);
    expect(destinations[1]).toMatchObject({ country: 'DE', line1: berlin.address.line1 });
    expect(textOf('#address-error')).toBe('');
  });

  test('that is complete is given as the API takes it', async () => {
    const { delivery, complete } = opened();
    delivery.offer(['DE']);
    await nextTurn();
    complete();
    expect(await delivery.collect()).toEqual({
      name: 'Ada Lovelace',
      line1: 'Hauptstr. 1',
      city: 'Berlin',
      postalCode: '10115',
      country: 'DE',
    });
  });

  test('is asked for with a telephone number, where the shop says so, and given with it', async () => {
    const { delivery, mounted } = opened();
    delivery.offer(['DE'], 'optional');
    await nextTurn();
    expect(mounted[0]?.phone).toBe('optional');
    mounted[0]?.onChange({ ...berlin, phone: '+4930123456' }, true);
    expect(delivery.typed()).toMatchObject({ country: 'DE', phone: '+4930123456' });
  });

  test('that is incomplete is asked for, and gets the focus', async () => {
    const { delivery, focus } = opened();
    delivery.offer(['DE']);
    await nextTurn();
    expect(await delivery.collect()).toBeUndefined();
    expect(textOf('#address-error')).toBe(en.pay.noAddress);
    expect(focus).toHaveBeenCalled();
  });

  test('that can’t be loaded from Stripe says so in its place', async () => {
    const { delivery, mounted } = opened();
    delivery.offer(['DE']);
    await nextTurn();
    mounted[0]?.onLoadError();
    expect(find('#address').hidden).toBe(true);
    expect(textOf('#address-error')).toMatch(/could not be loaded from Stripe/);
  });

  test('can’t be changed while it is locked', () => {
    const { delivery } = opened();
    delivery.lock(true);
    expect(find('#address').inert).toBe(true);
    delivery.lock(false);
    expect(find('#address').inert).toBe(false);
  });
});
