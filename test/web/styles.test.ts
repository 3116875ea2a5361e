import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const web = join(import.meta.dirname, '../../web');
const read = (file: string) => readFileSync(join(web, file), 'utf8');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' });
const parts = files.filter((file) => file.endsWith('.css') && file !== 'styles.css');
const page = files
  .filter((file) => /\.(ts|html)$/.test(file))
  .map(read)
  .join('\n');

/** Given by Stripe.js to the place of an Element that has the focus. */
const stripesOwn = 'StripeElement--focus';

describe('the style sheet', () => {
  test('imports each of its parts once', () => {
    const imported = [...read('styles.css').matchAll(/@import "\.\/(.+)";/g)].map(
      ([, file]) => file,
    );
    expect(imported.toSorted()).toEqual(parts.toSorted());
  });

  test.each(parts)('has no class or id in %s that nothing on the page has', (part) => {
    const rules = read(part).replace(/\/\*[\s\S]*?\*\/|\{[^{}]*\}/g, '{}');
    const names = [...rules.matchAll(/[.#]([A-Za-z][\w-]*)/g)].map(([, name = '']) => name);
    const isOnPage = (name: string) => new RegExp(`['"\`\\s]${name}['"\`\\s]`).test(page);
    expect(names.filter((name) => !isOnPage(name) && name !== stripesOwn)).toEqual([]);
  });

  test('has no colour that is not in the palette, so that the dark page has them all', () => {
    const rules = parts
      .filter((part) => part !== 'page/colors.css')
      .map(read)
      .join('\n');
    expect(rules.match(/#[0-9a-f]{3,8}\b|\brgb\(/g)).toBeNull();
  });

  test('names no left or right but in drawn signs, so that the page can be read the other way round', () => {
    const drawn = parts.filter((part) => part !== 'confirm/confirmation.css').map(read);
    const sided =
      /(?:margin|padding|text-align|float)[\w-]*(?:-left|-right)?:[^;]*\b(?:left|right)\b|(?:margin|padding)-(?:left|right)/g;
    expect(drawn.join('\n').match(sided)).toBeNull();
    expect('margin-left: auto; text-align: right'.match(sided)).toHaveLength(2);
  });
});
