/** @jest-environment @happy-dom/jest-environment */
import type { ShippingAddress } from '../../../functions/checkout/contract.ts';
import { addressElement } from '../../../web/stripe/address-element.ts';
import { find, openPage } from '../open-page.ts';
import { fakeStripe } from './fake-stripe.ts';

const ada: ShippingAddress = {
  name: 'Ada Lovelace',
  line1: 'Hauptstr. 1',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
};

beforeEach(openPage);

const opened = (first?: ShippingAddress, phone?: 'optional' | 'required') => {
  const fake = fakeStripe();
  const onChange = jest.fn();
  const onLoadError = jest.fn();
  const place = find('#address');
  const countries = ['US', 'DE'];
  const entry = addressElement(fake.stripe, {
    ...{ place, countries, phone, first },
    ...{ onChange, onLoadError },
  });
  return { ...fake, entry, onChange, onLoadError, address: fake.element() };
};

describe('the Address Element', () => {
  test('offers the shop’s countries, and loads no maps', () => {
    const { address } = opened();
    expect(address.kind).toBe('address');
    expect(address.place()).toBe(find('#address'));
    expect(address.options).toEqual({
      mode: 'shipping',
      allowedCountries: ['US', 'DE'],
      autocomplete: { mode: 'disabled' },
    });
  });

  test('is filled with an address that was typed before', () => {
    expect(opened(ada).address.options).toMatchObject({
      defaultValues: {
        name: 'Ada Lovelace',
        address: { line1: 'Hauptstr. 1', city: 'Berlin', postal_code: '10115', country: 'DE' },
      },
    });
  });

  test.each([
    ['optional', 'never'],
    ['required', 'always'],
  ] as const)('asks for a telephone number that is %s', (phone, required) => {
    expect(opened({ ...ada, phone: '+4930123456' }, phone).address.options).toMatchObject({
      fields: { phone: 'always' },
      validation: { phone: { required } },
      defaultValues: { phone: '+4930123456', address: { line1: 'Hauptstr. 1' } },
    });
  });

  test('is busy until it is ready', () => {
    const { address } = opened();
    expect(find('#address').getAttribute('aria-busy')).toBe('true');
    address.emit('ready');
    expect(find('#address').hasAttribute('aria-busy')).toBe(false);
  });

  test('reports what is typed, and that it can’t be loaded', () => {
    const { address, onChange, onLoadError } = opened();
    const value = { name: '', address: { country: 'DE' } };
    address.emit('change', { value, complete: false });
    address.emit('loaderror');
    expect(onChange).toHaveBeenCalledWith(value, false);
    expect(onLoadError).toHaveBeenCalledTimes(1);
  });

  test('gives an address once it is complete', async () => {
    const { entry, answer } = opened();
    const value = { name: 'Ada', address: { country: 'DE' } };
    answer('getValue', { complete: false, value });
    expect(await entry.whole()).toBeUndefined();
    answer('getValue', { complete: true, value });
    expect(await entry.whole()).toBe(value);
  });

  test('can get the focus', () => {
    const { entry, address } = opened();
    entry.focus();
    expect(address.told).toEqual(['focus']);
  });
});
