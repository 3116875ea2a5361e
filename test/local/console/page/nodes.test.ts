/**
 * Nodes are made of text, never of HTML.
 * @jest-environment @happy-dom/jest-environment
 */
import { byId, json, link, node } from '../../../../local/console/page/nodes.ts';
import { openPage } from './open-page.ts';

beforeEach(openPage);

test('what comes from data is text, even where it looks like HTML', () => {
  const element = node('p', {}, '<img src="x">');
  expect(element.children).toHaveLength(0);
  expect(element.textContent).toBe('<img src="x">');
});

test('a link leads to the row of its id, and is nothing without one', () => {
  const element = link('pi_1');
  expect(element instanceof HTMLAnchorElement && element.getAttribute('href')).toBe('#pi_1');
  expect(link(undefined)).toBe('');
});

test('a value is folded away below its title, as JSON', () => {
  const details = json('Input', { quantity: 2 });
  expect(details.querySelector('summary')?.textContent).toBe('Input');
  expect(JSON.parse(details.querySelector('pre')?.textContent ?? '')).toEqual({ quantity: 2 });
});

test('an output that does not exist yet is empty', () => {
  expect(json('Output', undefined).querySelector('pre')?.textContent).toBe('');
});

test('an element that the page does not have is named', () => {
  expect(() => byId('unknown')).toThrow('The page has no element #unknown.');
});
