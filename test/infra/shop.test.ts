import fs from 'node:fs';
import { readShop } from '../../infra/shop.ts';
import { failureOf } from '../support/failure-of.ts';

const right = {
  name: 'Nüsse',
  language: 'de',
  headline: { de: 'Nüsse' },
  intro: { de: 'Nur Nüsse.', en: 'Nothing but nuts.' },
  contact: { email: 'wir@nuesse.example' },
};
afterEach(() => jest.restoreAllMocks());

const read = (shop: object) => {
  jest.spyOn(fs, 'readFileSync').mockReturnValue(JSON.stringify(shop));
  return readShop();
};

test('the facts of a shop are read', () => {
  const facts = { ...right, country: 'DE', shipsWithinDays: 2, sites: ['https://nuesse.example/'] };
  expect(read({ $schema: './shop.schema.json', ...facts })).toEqual(facts);
});

test.each([
  [
    { language: 'tlh' },
    'shop.json:1:28: language is "tlh". It must be one of "en", "de", "fr", "es", "ja", "ar".',
  ],
  [
    { headline: { en: 'Nuts' } },
    'shop.json:1:44: headline: it lacks the shop\'s own language, "de".',
  ],
  [
    { intro: { de: 'x', dee: 'y' } },
    'intro.dee: the page does not speak "dee", but en, de, fr, es, ja, ar.',
  ],
  [{ contact: { email: 'wir' } }, 'contact.email is "wir". It must be an e-mail address.'],
  [
    { links: { terms: 'http://a.example' } },
    'links.terms is "http://a.example". It must be an address with https://.',
  ],
  [
    { sites: ['https://nuesse.example'] },
    'sites.0 is "https://nuesse.example". It must end with a /.',
  ],
  [
    { country: 'Germany' },
    'country is "Germany". It must be an ISO code such as US: did you mean "DE"?',
  ],
  [
    { logo: 'logo.svg' },
    'logo is "logo.svg". It must be a file in web/images, as /images/logo.svg.',
  ],
  [{ imprnt: 'x' }, 'imprnt: there is no such key.'],
])('%j is told: %s', async (change, line) => {
  const { message } = await failureOf(() => read({ ...right, ...change }));
  expect(message).toContain(line);
});
