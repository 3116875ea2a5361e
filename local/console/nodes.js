/** What the console is made of: nodes, never HTML text, and changed only where they differ. */

export const byId = (id) => document.getElementById(id);

export const node = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

export const time = (at) => (at === undefined ? '' : new Date(at).toLocaleTimeString());
export const amount = (minor, currency) => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
};

const moods = {
  SUCCEEDED: 'good',
  paid: 'good',
  captured: 'good',
  done: 'good',
  confirmed: 'busy',
  requires_action: 'busy',
  RUNNING: 'busy',
  running: 'busy',
  held: 'busy',
  FAILED: 'bad',
  ABORTED: 'bad',
  TIMED_OUT: 'bad',
  failed: 'bad',
  declined: 'bad',
  canceled: 'bad',
  rejected: 'bad',
};
/** A status in its colour; `more` says more of it. */
export const status = (text, more = '') =>
  node('span', { className: moods[text] ?? '', textContent: `${text}${more}` });

/** A line of its own in a cell, which may be broken. */
export const beneath = (textContent) => node('span', { className: 'beneath', textContent });

/** Leads to the row of this checkout, order or payment. */
export const link = (id) => (id ? node('a', { href: `#${id}`, textContent: id }) : '');

export const button = (text, onclick) =>
  node('button', { type: 'button', textContent: text, onclick });

const isBeingUsed = (element) => element.contains(document.activeElement);

/** Makes an element's content like this one's; whoever is typing there is left alone. */
const keepLike = (element, fresh) => {
  if (fresh.localName === 'details') fresh.open = element.open;
  if (element.isEqualNode(fresh)) return;
  if (isBeingUsed(element) && document.activeElement.tagName === 'INPUT') return;
  element.replaceChildren(...fresh.childNodes);
};

/**
 * Makes the children of an element those that are given, each with a `data-key` of its own. Those
 * that are there already stay, with their focus and selection: `update` makes them like the new one.
 */
export const keep = (parent, children, update = keepLike) => {
  const wanted = new Set(children.map(({ dataset }) => dataset.key));
  for (const child of [...parent.childNodes]) {
    if (!wanted.has(child.dataset?.key)) child.remove();
  }
  const kept = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let next = parent.firstElementChild;
  for (const fresh of children) {
    const child = kept.get(fresh.dataset.key);
    if (child !== undefined) update(child, fresh);
    if (child !== undefined && child === next) next = next.nextElementSibling;
    else parent.insertBefore(child ?? fresh, next);
  }
};

/** A node that `keep` knows again. */
export const keyed = (key, element) => {
  element.dataset.key = key;
  return element;
};

const row = ([key, ...cells]) =>
  keyed(key, node('tr', {}, ...cells.map((cell) => node('td', {}, ...[cell ?? ''].flat()))));

const keepCells = (kept, fresh) => {
  for (const [index, cell] of [...fresh.children].entries()) keepLike(kept.children[index], cell);
};

const emptyTable = (table, columns) => {
  const heads = columns.map((name) => node('th', { scope: 'col', textContent: name }));
  table.replaceChildren(node('thead', {}, node('tr', {}, ...heads)), node('tbody'));
};

/** Fills a table. A row is a key, which no other one has, and a cell for each column. */
export const fill = (id, columns, rows) => {
  const table = byId(id);
  if (rows.length === 0) return saying(id, 'None yet.');
  if (table.tHead === null) emptyTable(table, columns);
  keep(table.tBodies[0], rows.map(row), keepCells);
};

/** A table that says something instead of rows. */
export const saying = (id, text) => {
  const table = byId(id);
  if (table.textContent === text) return;
  table.replaceChildren(node('caption', { className: 'none', textContent: text }));
};

export const json = (title, value) =>
  node(
    'details',
    {},
    node('summary', { textContent: title }),
    node('pre', { textContent: JSON.stringify(value, null, 2) }),
  );
