import { de } from '../../../web/language/de.ts';
import { en } from '../../../web/language/en.ts';
import { languageTags } from '../../../web/language/languages.ts';
import { speak } from '../../../web/language/speak.ts';
import { stripeLocale } from '../../../web/stripe/stripe-locale.ts';

afterEach(() => speak(en, 'en'));

test('Stripe is told the page’s language without its region', () => {
  speak(de, 'de-AT');
  expect(stripeLocale()).toBe('de');
});

test('each language of the page is one that Stripe has', () => {
  // Of https://docs.stripe.com/js/appendix/supported_locales.
  const stripes =
    'ar bg cs da de el en es et fi fil fr he hr hu id it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sv th tr vi zh';
  expect(languageTags.filter((tag) => !stripes.split(' ').includes(tag))).toEqual([]);
});
