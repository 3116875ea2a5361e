/** @jest-environment @happy-dom/jest-environment */
import { catalogueView } from '../../../web/shop/catalogue-view.ts';
import { catalog, guide } from '../goods.ts';
import { find, openPage, textOf } from '../open-page.ts';

beforeEach(openPage);

const opened = () => {
  const told: string[] = [];
  const view = catalogueView({
    add: ({ sku }) => void told.push(`add ${sku}`),
    retry: () => void told.push('retry'),
  });
  return { ...view, told };
};

describe('the catalogue', () => {
  test('shows each product with its price, in place of the blanks', () => {
    opened().show(catalog);
    const names = [...document.querySelectorAll('.product h2')].map((name) => name.textContent);
    const prices = [...document.querySelectorAll('.price')].map((price) => price.textContent);
    expect(names).toEqual(['Enamel mug', 'Field guide']);
    expect(prices).toEqual(['$14.00', '$9.00']);
    expect(find('.product img').getAttribute('src')).toBe('/images/mug.svg');
    expect(textOf('.description')).toBe('Holds 350 ml of anything hot.');
    expect(document.querySelector('.blank')).toBeNull();
    expect(find('#products').hasAttribute('aria-busy')).toBe(false);
  });

  test('puts a product into the cart at its button', () => {
    const { show, told } = opened();
    show(catalog);
    const button = find('[aria-label="Add Field guide to your order"]');
    button.click();
    expect(button.textContent).toBe('Add');
    expect(told).toEqual(['add guide']);
  });

  test('does not sell what is sold out, and says so', () => {
    opened().show({ ...catalog, products: [{ ...guide, inStock: false }] });
    const button = find<HTMLButtonElement>('.product button');
    expect(button.disabled).toBe(true);
    expect(button.textContent).toBe('Sold out');
    expect(find('.product').classList).toContain('sold-out');
    expect(button.getAttribute('aria-label')).toBe('Field guide: sold out');
  });

  test('says that there is nothing for sale', () => {
    opened().show({ ...catalog, products: [] });
    expect(textOf('#catalogue-note')).toBe('There is nothing for sale at the moment.');
  });

  test('that can’t be loaded says why and can be tried again', () => {
    const { failed, told } = opened();
    failed('The catalogue could not be loaded.');
    find('#catalogue-note button').click();
    expect(textOf('#catalogue-note')).toMatch(/^The catalogue could not be loaded\./);
    expect(document.querySelector('.blank')).toBeNull();
    expect(told).toEqual(['retry']);
  });

  test('that was loaded before stays when it can’t be loaded again', () => {
    const { show, failed } = opened();
    show(catalog);
    failed('The catalogue could not be loaded.');
    expect(document.querySelectorAll('.product')).toHaveLength(2);
  });

  test('takes the failure back once it is there', () => {
    const { show, failed } = opened();
    failed('The catalogue could not be loaded.');
    show(catalog);
    expect(textOf('#catalogue-note')).toBe('');
  });
});

test('a product is told to be in the shop’s language, whichever the page speaks', () => {
  catalogueView({ add: () => {}, retry: () => {} }).show(catalog);
  const names = [...document.querySelectorAll<HTMLElement>('.product :is(h2, .description)')];
  expect(new Set(names.map(({ lang, dir }) => `${lang} ${dir}`))).toEqual(new Set(['en auto']));
});
