import { destinationOf, shippingAddressOf } from '../../../web/deliver/destination.ts';

const typed = { line1: '1 Market St', city: 'San Francisco', country: 'US' };

describe('the destination that prices depend on', () => {
  test('is nowhere before there is a country', () => {
    expect(destinationOf({ ...typed, country: '' })).toBeUndefined();
  });

  test('is only the country while nothing else is typed', () => {
    expect(destinationOf({ ...typed, state: '', postal_code: '' })).toEqual({ country: 'US' });
  });

  test.each(['9', '9410', '94107-1'])('leaves out the half of a ZIP code, %s', (postal_code) => {
    expect(destinationOf({ ...typed, postal_code })).toEqual({ country: 'US' });
  });

  test.each(['94107', '94107-1234'])('has the whole ZIP code %s and the state', (postal_code) => {
    expect(destinationOf({ ...typed, state: 'CA', postal_code })).toEqual({
      country: 'US',
      state: 'CA',
      postalCode: postal_code,
    });
  });

  test('has city and street once the address is whole, and not before', () => {
    const address = { ...typed, state: 'CA', postal_code: '94107' };
    const region = { country: 'US', state: 'CA', postalCode: '94107' };
    expect(destinationOf(address)).toEqual(region);
    expect(destinationOf(address, true)).toEqual({
      ...region,
      city: 'San Francisco',
      line1: '1 Market St',
    });
  });

  test('has the postal code of another country as soon as it names a region', () => {
    const of = (postal_code: string) => destinationOf({ country: 'GB', postal_code });
    expect(of('SW')).toEqual({ country: 'GB' });
    expect(of('SW1A')).toEqual({ country: 'GB', postalCode: 'SW1A' });
  });
});

test('an address is sent with the telephone number that was typed', () => {
  expect(shippingAddressOf('Ada', typed, '+14155550123')).toMatchObject({ phone: '+14155550123' });
  expect(shippingAddressOf('Ada', typed, '')).not.toHaveProperty('phone');
});

test('an address is sent without the fields that were left empty', () => {
  const address = { ...typed, line2: null, state: '', postal_code: '94107' };
  expect(shippingAddressOf('Ada Lovelace', address)).toEqual({
    name: 'Ada Lovelace',
    line1: '1 Market St',
    city: 'San Francisco',
    postalCode: '94107',
    country: 'US',
  });
});
