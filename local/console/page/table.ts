/** Tables that keep their rows' elements when they are drawn again. */
import { keep, keepLike, keyed } from './keep.ts';
import { byId, type Child, node } from './nodes.ts';

type Cell = Child | readonly Child[] | undefined;

/** A key that no other row of its table has, and a cell for each column. */
export type Row = readonly [key: string, ...cells: readonly Cell[]];

/** The page's table with this id. Throws an Error when the page has none. */
export const tableById = (id: string): HTMLTableElement => {
  const element = byId(id);
  if (element instanceof HTMLTableElement) return element;
  throw new Error(`#${id} is no table: it is a ${element.localName}.`);
};

const childrenOf = (cell: Cell): readonly Child[] => {
  if (cell === undefined) return [];
  return typeof cell === 'string' || cell instanceof Node ? [cell] : cell;
};

const rowOf = ([key, ...cells]: Row): HTMLTableRowElement =>
  keyed(key, node('tr', {}, ...cells.map((cell) => node('td', {}, ...childrenOf(cell)))));

const keepCells = (kept: Element, fresh: Element): void => {
  for (const [index, cell] of [...fresh.children].entries()) {
    const there = kept.children[index];
    if (there !== undefined) keepLike(there, cell);
  }
};

const emptyTable = (table: HTMLTableElement, columns: readonly string[]): HTMLElement => {
  const heads = columns.map((name) => node('th', { scope: 'col', textContent: name }));
  const body = node('tbody');
  table.replaceChildren(node('thead', {}, node('tr', {}, ...heads)), body);
  return body;
};

/** Fills a table; without rows, the table says that there are none yet. */
export const fill = (id: string, columns: readonly string[], rows: readonly Row[]): void => {
  if (rows.length === 0) {
    saying(id, 'None yet.');
    return;
  }
  const table = tableById(id);
  keep(table.tBodies[0] ?? emptyTable(table, columns), rows.map(rowOf), keepCells);
};

/** Shows a sentence in a table in place of rows. */
export const saying = (id: string, text: string): void => {
  const table = tableById(id);
  if (table.textContent === text) return;
  table.replaceChildren(node('caption', { className: 'none', textContent: text }));
};
