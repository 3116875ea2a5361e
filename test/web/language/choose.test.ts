import { chosenLanguage } from '../../../web/language/choose.ts';

const wishes = { kept: null, asked: undefined, preferred: ['en-US', 'en'], own: 'en' };

describe('the page speaks', () => {
  test('the shopper’s first language that it knows, with its region', () => {
    const preferred = ['pt-BR', 'de-AT', 'en'];
    expect(chosenLanguage({ ...wishes, preferred })).toEqual({ tag: 'de', locale: 'de-AT' });
  });

  test('what the link asks for before that', () => {
    expect(chosenLanguage({ ...wishes, asked: 'fr' })).toEqual({ tag: 'fr', locale: 'fr' });
  });

  test('what the shopper has chosen before all', () => {
    const chosen = chosenLanguage({ ...wishes, kept: 'ja', asked: 'fr' });
    expect(chosen).toEqual({ tag: 'ja', locale: 'ja' });
  });

  test('the shop’s own language with those whose language it doesn’t know', () => {
    const chosen = chosenLanguage({ ...wishes, preferred: ['pt-BR'], asked: 'xx', own: 'de' });
    expect(chosen).toEqual({ tag: 'de', locale: 'de' });
  });

  test('English when nothing else is left', () => {
    const chosen = chosenLanguage({ ...wishes, preferred: [], own: 'tlh' });
    expect(chosen).toEqual({ tag: 'en', locale: 'en' });
  });

  test('with the region of the browser also what was chosen on the page', () => {
    const chosen = chosenLanguage({ ...wishes, kept: 'ar', preferred: ['en', 'ar-EG'] });
    expect(chosen).toEqual({ tag: 'ar', locale: 'ar-EG' });
  });

  test('without a region that is none: browsers on Linux may say more', () => {
    const chosen = chosenLanguage({ ...wishes, preferred: ['en-US@posix'] });
    expect(chosen).toEqual({ tag: 'en', locale: 'en' });
  });
});
