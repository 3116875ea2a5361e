import { type PageContent, pageHtml } from '../../infra/page-html.ts';
import { ar } from '../../web/language/ar.ts';
import { en } from '../../web/language/en.ts';
import { pageLook } from '../support/page-look.ts';

const { logo: _, ...shop } = pageLook().shop;
const own: PageContent = {
  shop: { ...shop, name: 'Nuts & "Bolts"', contact: { email: 'us@nuts.example' } },
  texts: en,
};

describe('the page’s HTML', () => {
  test('has the shop’s name and texts, as text and never as markup', () => {
    const html =
      '<a title="{{shop.name}}">{{shop.name}}</a><h2 data-text="yourOrder">{{yourOrder}}</h2>';
    expect(pageHtml(html, own)).toBe(
      '<a title="Nuts &amp; &quot;Bolts&quot;">Nuts &amp; &quot;Bolts&quot;</a><h2 data-text="yourOrder">Your order</h2>',
    );
  });

  test('says the shop’s language and its direction', () => {
    const arabic = { ...own, shop: { ...own.shop, language: 'ar' as const }, texts: ar };
    expect(pageHtml('<html lang="en" dir="ltr">', arabic)).toBe('<html lang="ar" dir="rtl">');
  });

  test('links to what the shop has pages for, and to nothing else', () => {
    const links = { terms: 'https://nuts.example/terms?a=1&b=2' };
    const html = pageHtml('{{shop.links}}', { ...own, shop: { ...own.shop, links } });
    expect(html).toBe(
      '<a href="https://nuts.example/terms?a=1&amp;b=2" target="_blank" rel="noopener" data-text="terms">Terms</a>',
    );
    expect(pageHtml('{{shop.links}}', own)).toBe('');
  });

  test('has no picture for a shop without a logo', () => {
    expect(pageHtml('{{shop.logo}}', own)).toBe('');
    expect(
      pageHtml('{{shop.logo}}', { ...own, shop: { ...own.shop, logo: '/images/x.svg' } }),
    ).toBe('<img class="logo" src="/images/x.svg" alt="" width="32" height="32">');
  });

  test('with a mark that nobody knows is not deployed', () => {
    expect(() => pageHtml('{{yourOdrer}}', own)).toThrow('The page has no "yourOdrer"');
  });

  test('keeps the marks that the deployment fills in', () => {
    expect(pageHtml('{{StripePublishableKey}}', own)).toBe('{{StripePublishableKey}}');
  });
});
