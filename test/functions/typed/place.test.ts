import { missingIn, withStateRead } from '../../../functions/typed/place.ts';

const placeOf = (place: Parameters<typeof withStateRead>[0]) => {
  const read = withStateRead(place);
  return 'place' in read ? read.place : read.fault;
};

describe('a state', () => {
  test.each([
    [{ country: 'US', state: 'california' }, 'CA'],
    [{ country: 'JP', state: '東京都' }, '13'],
    [{ country: 'AE', state: 'Dubai' }, 'DU'],
  ])('that is known is its code: %j', (place, state) => {
    expect(placeOf(place)).toEqual({ ...place, state });
  });

  test.each([
    ['US', 'CAL', 'Please check the state: we could not find it in the country that you chose.'],
    ['US', 'ZZ', 'Please check the state: we could not find it in the country that you chose.'],
    [
      'JP',
      'Seoul',
      'Please check the prefecture: we could not find it in the country that you chose.',
    ],
    [
      'CA',
      'California',
      'Please check the province: we could not find it in the country that you chose.',
    ],
  ])('of %s that is not known is refused: %s', (country, state, sentence) => {
    expect(placeOf({ country, state })).toEqual({ field: 'state', sentence });
  });

  test.each([
    { country: 'IE', state: 'Co. Kildare' },
    { country: 'DE', state: 'Bayern' },
    { country: 'US', city: 'New York' },
    { country: 'JP', city: 'Kamakura' },
  ])('where none is known or told, stays as it is: %j', (place) => {
    expect(placeOf(place)).toEqual(place);
  });

  test('is the emirate that a wallet gives as the city', () => {
    const place = { country: 'AE', city: 'Dubai' };
    expect(placeOf(place)).toEqual({ ...place, state: 'DU' });
  });
});

describe('an address', () => {
  test.each([
    ['of Japan has no city', { country: 'JP', state: '13', postalCode: '100-0001' }],
    ['of the United Arab Emirates has an emirate', { country: 'AE', state: 'DU' }],
    ['of Singapore has a postal code', { country: 'SG', postalCode: '546080' }],
    ['of Hong Kong has an area', { country: 'HK', state: 'Kowloon' }],
    ['of Hong Kong may name it as its city', { country: 'HK', city: 'Kowloon' }],
    ['of Macao has a street', { country: 'MO' }],
    ['of Ireland has a town', { country: 'IE', city: 'Cork' }],
    ['of Costa Rica has a city', { country: 'CR', city: 'San José' }],
  ])('%s, and is complete', (_, place) => {
    expect(missingIn(place)).toBeUndefined();
  });

  test.each([
    [{ country: 'US', city: 'Ulm', state: 'CA' }, 'postalCode', 'Please enter the ZIP code.'],
    [{ country: 'US', city: 'Ulm', postalCode: '1' }, 'state', 'Please enter the state.'],
    [{ country: 'DE', postalCode: '89073' }, 'city', 'Please enter the city.'],
    [{ country: 'DE', city: 'Ulm' }, 'postalCode', 'Please enter the postal code.'],
    [{ country: 'JP', postalCode: '100-0001' }, 'state', 'Please enter the prefecture.'],
    [{ country: 'AE' }, 'state', 'Please enter the emirate.'],
    [{ country: 'HK' }, 'city', 'Please enter the city or area.'],
    [{ country: 'SG' }, 'postalCode', 'Please enter the postal code.'],
    [{ country: 'IE' }, 'city', 'Please enter the city.'],
  ])('lacks what its country needs: %j', (place, field, sentence) => {
    expect(missingIn(place)).toEqual({ field, sentence });
  });
});
