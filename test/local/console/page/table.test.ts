/**
 * Tables are filled row by row, and say so when there is nothing.
 * @jest-environment @happy-dom/jest-environment
 */
import { node } from '../../../../local/console/page/nodes.ts';
import { fill, saying, tableById } from '../../../../local/console/page/table.ts';
import { cellsOf, openPage, rowOf } from './open-page.ts';

beforeEach(openPage);

test('a row has a cell for each column, of text, of nodes or of nothing', () => {
  fill(
    'orders',
    ['One', 'Two', 'Three'],
    [['key', 'text', [node('b', {}, 'bold'), '!'], undefined]],
  );
  expect([...tableById('orders').querySelectorAll('th')].map((head) => head.textContent)).toEqual([
    'One',
    'Two',
    'Three',
  ]);
  expect(cellsOf('orders')).toEqual([['text', 'bold!', '']]);
});

test('a row that changes stays, with the cells that do not change', () => {
  fill('orders', ['One', 'Two'], [['key', 'same', 'old']]);
  const [row, text] = [rowOf('key'), rowOf('key').firstChild?.firstChild];
  fill('orders', ['One', 'Two'], [['key', 'same', 'new']]);
  expect(cellsOf('orders')).toEqual([['same', 'new']]);
  expect(rowOf('key')).toBe(row);
  expect(rowOf('key').firstChild?.firstChild).toBe(text);
});

test('without rows it says that there are none yet, and has its columns once there are', () => {
  fill('orders', ['One'], []);
  expect(tableById('orders').textContent).toBe('None yet.');
  fill('orders', ['One'], [['key', 'text']]);
  expect(tableById('orders').textContent).toBe('Onetext');
});

test('a sentence that is there already is not announced again', () => {
  saying('orders', 'Elsewhere.');
  const caption = tableById('orders').firstChild;
  saying('orders', 'Elsewhere.');
  expect(tableById('orders').firstChild).toBe(caption);
});

test('an element that is no table is refused with what it is', () => {
  expect(() => tableById('logs')).toThrow('#logs is no table: it is a pre.');
});
