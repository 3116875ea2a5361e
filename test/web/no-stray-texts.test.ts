/** Every text that a shopper reads is in a language file, so that no language lacks it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { isNode, nameOf } from '../house-rules/ast.ts';

const web = join(import.meta.dirname, '../../web');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' });
const scripts = files.filter(
  (file) => file.endsWith('.ts') && !/^language\/[a-z]{2}\.ts$/.test(file.replaceAll('\\', '/')),
);

/** The texts of a script that read like words for people: a capital first, or several words. */
const wordsIn = (source: string): readonly string[] => {
  const found: string[] = [];
  const visit = (value: unknown, isForDevelopers: boolean): void => {
    if (value === null || typeof value !== 'object') return;
    const text = textIn(value);
    if (text !== undefined && !isForDevelopers && isForPeople(text)) found.push(text);
    for (const member of Object.values(value)) visit(member, isForDevelopers || isConsoles(value));
  };
  visit(parseSync(source, { syntax: 'typescript' }).body, false);
  return found;
};

const textIn = (value: object): string | undefined => {
  if (!isNode(value)) return undefined;
  const { type, raw, value: text } = value;
  if (type === 'StringLiteral') return String(text);
  return type === 'TemplateElement' ? String(raw) : undefined;
};

const isForPeople = (text: string): boolean =>
  /^[A-Z][a-z]+(?:$|[\s.,:!?…])/.test(text) ||
  /[A-Za-z’]{2,}[.,]? [a-z’]{2,} [a-z’]{2,}/.test(text);

/** An Error's own words go to the console. `message` is what the page's client says in one. */
const isConsoles = (value: object): boolean => {
  if (!isNode(value)) return false;
  if (value.type === 'VariableDeclarator') return nameOf(value.id) === 'message';
  return value.type === 'NewExpression' && /Error$|LostAnswer$/.test(nameOf(value.callee) ?? '');
};

test.each(scripts)('%s has no text for shoppers', (file) => {
  const source = readFileSync(join(web, file), 'utf8');
  const known = [
    'Enter',
    'IntegrationError',
    'Refusal',
    'LostAnswer',
    'StripeUnavailable',
    'Accept',
  ];
  // Names of typefaces, and what is written into the page's own tables.
  const others = wordsIn(source).filter((text) => !known.includes(text));
  expect(others).toEqual([]);
});

test('a text for shoppers would be found', () => {
  const planted = `
    const title = 'Order';
    alert.show('Please try again.');
    const sentence = \`\${n} more of it you have.\`;
    throw new Error('Nobody asked for this here.');
  `;
  expect(wordsIn(planted)).toEqual(['Order', 'Please try again.', ' more of it you have.']);
});

test.each(['index.html', '404.html'])('%s has nothing but marks where texts are read', (file) => {
  const html = readFileSync(join(web, file), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  const texts = [...html.matchAll(/>([^<]+)</g)].map(([, text = '']) => text.trim());
  const unmarked = texts.filter((text) => /\p{L}/u.test(text.replace(/\{\{[\w.]+\}\}/g, '')));
  expect(unmarked).toEqual([]);
  const labels = [...html.matchAll(/\s(?:aria-label|placeholder|title|alt)="([^"]*)"/g)];
  expect(labels.filter(([, text = '']) => !/^(\{\{\w+\}\})?$/.test(text))).toEqual([]);
});

test.each(['index.html', '404.html'])('%s says which text each of its marks is', (file) => {
  const html = readFileSync(join(web, file), 'utf8');
  const marks = [...html.matchAll(/<[^>]*>\{\{([a-z]\w*)\}\}/g)];
  expect(marks.length).toBeGreaterThan(2);
  for (const [all, key] of marks) expect(all).toContain(`data-text="${key}"`);
  for (const [all, key] of html.matchAll(/<[^>]*aria-label="\{\{(\w+)\}\}"[^>]*>/g)) {
    expect(all).toContain(`data-label="${key}"`);
  }
});
