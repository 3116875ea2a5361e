import { postalLines } from '../../../web/confirm/postal-address.ts';
import { de } from '../../../web/language/de.ts';
import { en } from '../../../web/language/en.ts';
import { speak } from '../../../web/language/speak.ts';

afterEach(() => speak(en, 'en'));

test('an address is written as in its own country', () => {
  const name = 'Ada Lovelace';
  expect(
    postalLines({
      name,
      line1: '1 Market St',
      city: 'San Francisco',
      state: 'CA',
      postalCode: '94107',
      country: 'US',
    }),
  ).toEqual([name, '1 Market St', 'San Francisco CA 94107', 'United States']);
  expect(
    postalLines({
      name,
      line1: 'Hauptstr. 1',
      line2: 'Hof',
      city: 'Berlin',
      postalCode: '10115',
      country: 'DE',
    }),
  ).toEqual([name, 'Hauptstr. 1', 'Hof', '10115 Berlin', 'Germany']);
});

test('the country is named in the page’s language', () => {
  speak(de, 'de');
  expect(postalLines({ name: 'Ada', line1: '1', country: 'SG' })).toEqual(['Ada', '1', 'Singapur']);
});
