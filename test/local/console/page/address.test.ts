/**
 * What the page’s address names.
 * @jest-environment @happy-dom/jest-environment
 */
import {
  markAddressed,
  openExecution,
  takeUpAddress,
} from '../../../../local/console/page/address.ts';
import { byId } from '../../../../local/console/page/nodes.ts';
import { fill } from '../../../../local/console/page/table.ts';
import { openPage } from './open-page.ts';

const scrolled: string[] = [];
beforeEach(() => {
  openPage();
  scrolled.length = 0;
  // Nothing is laid out here, and so nothing is scrolled.
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolled.push(this.getAttribute('data-key') ?? '');
  };
  fill('orders', ['Order'], [['HF-1'], ['HF-2']]);
});

const goTo = (id: string) => {
  location.hash = id;
  takeUpAddress();
};
const marked = () =>
  [...document.querySelectorAll('tr[aria-current="true"]')].map((row) =>
    row.getAttribute('data-key'),
  );

test('the row that it names is marked, and brought into sight once', () => {
  goTo('HF-2');
  markAddressed();
  markAddressed();
  expect(marked()).toEqual(['HF-2']);
  expect(scrolled).toEqual(['HF-2']);
});

test('another name marks another row', () => {
  goTo('HF-2');
  markAddressed();
  goTo('HF-1');
  markAddressed();
  expect(marked()).toEqual(['HF-1']);
});

test('the page says that no row has the name, until the row is there', () => {
  goTo('HF-3');
  markAddressed();
  expect(byId('notice').textContent).toBe('There is no HF-3 here.');
  fill('orders', ['Order'], [['HF-3']]);
  markAddressed();
  expect(byId('notice').textContent).toBe('');
  expect(marked()).toEqual(['HF-3']);
});

test('a checkout opens its execution, which stays open for an order or a payment', () => {
  goTo('chk_1');
  expect(openExecution()).toBe('chk_1');
  goTo('pi_1');
  expect(openExecution()).toBe('chk_1');
  goTo('chk_2');
  expect(openExecution()).toBe('chk_2');
});
