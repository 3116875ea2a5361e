/**
 * The notice says one thing at a time.
 * @jest-environment @happy-dom/jest-environment
 */

import { byId } from '../../../../local/console/page/nodes.ts';
import { say, unsay } from '../../../../local/console/page/notice.ts';
import { openPage } from './open-page.ts';

beforeEach(openPage);
const notice = () => byId('notice');

test('what is said stays until something else is', () => {
  say('one');
  say('two');
  expect(notice().textContent).toBe('two');
  say('');
  expect(notice().textContent).toBe('');
});

test('what is said already is not read out again', () => {
  say('one');
  const text = notice().firstChild;
  say('one');
  expect(notice().firstChild).toBe(text);
});

test('a sentence is taken back, but not one that was said since', () => {
  say('lost');
  unsay('lost');
  expect(notice().textContent).toBe('');
  say('something else');
  unsay('lost');
  expect(notice().textContent).toBe('something else');
});
