/**
 * What is drawn again keeps what the reader did with it.
 * @jest-environment @happy-dom/jest-environment
 */
import { keep, keyed } from '../../../../local/console/page/keep.ts';
import { json, node } from '../../../../local/console/page/nodes.ts';

let list: HTMLElement;
beforeEach(() => {
  list = node('div');
  document.body.replaceChildren(list);
});

const item = (key: string, text = key) => keyed(key, node('p', { textContent: text }));
const texts = () => [...list.children].map(({ textContent }) => textContent);

test('children are added, changed, removed and put into their order', () => {
  keep(list, [item('a'), item('b'), item('c')]);
  keep(list, [item('c'), item('b', 'changed'), item('d')]);
  expect(texts()).toEqual(['c', 'changed', 'd']);
});

test('what is there already stays the same element, with its focus', () => {
  const focused = keyed('a', node('button', { textContent: 'a' }));
  keep(list, [focused, item('b')]);
  focused.focus();
  keep(list, [item('new'), keyed('a', node('button', { textContent: 'a' })), item('b')]);
  expect(texts()).toEqual(['new', 'a', 'b']);
  expect(document.activeElement).toBe(focused);
});

test('what does not differ is not touched', () => {
  keep(list, [item('a')]);
  const text = list.firstChild?.firstChild;
  keep(list, [item('a')]);
  expect(list.firstChild?.firstChild).toBe(text);
});

test('what is unfolded is not touched, either', () => {
  keep(list, [keyed('a', json('Output', 1))]);
  list.querySelector('details')?.setAttribute('open', '');
  const content = list.querySelector('pre');
  keep(list, [keyed('a', json('Output', 1))]);
  expect(list.querySelector('pre')).toBe(content);
});

test('what is unfolded stays so when its content changes', () => {
  const shown = (value: number) => keyed('a', json('Output', value));
  keep(list, [shown(1)]);
  list.querySelector('details')?.setAttribute('open', '');
  keep(list, [shown(2)]);
  expect(list.querySelector('details')?.open).toBe(true);
  expect(list.querySelector('pre')?.textContent).toBe('2');
});

test('what somebody types into is left alone until they leave it', () => {
  const field = (value: string) =>
    keyed('a', node('div', {}, node('input', { defaultValue: value })));
  keep(list, [field('1')]);
  const input = list.querySelector('input');
  input?.focus();
  keep(list, [field('2')]);
  expect(list.querySelector('input')).toBe(input);
  input?.blur();
  keep(list, [field('2')]);
  expect(list.querySelector('input')?.value).toBe('2');
});

test('what has no key, such as a hint, makes way', () => {
  list.append(node('p', { textContent: 'Choose one.' }), 'text');
  keep(list, [item('a')]);
  expect(list.textContent).toBe('a');
});
