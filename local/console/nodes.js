/** What the console's tables are made of: nodes, never HTML text. */

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
  confirmed: 'busy',
  RUNNING: 'busy',
  held: 'busy',
  FAILED: 'bad',
  ABORTED: 'bad',
  TIMED_OUT: 'bad',
  declined: 'bad',
  canceled: 'bad',
  rejected: 'bad',
};
export const status = (text) => node('span', { className: moods[text] ?? '', textContent: text });

export const fill = (id, columns, rows) => {
  const table = byId(id);
  if (table.contains(document.activeElement) && document.activeElement.tagName === 'INPUT') return;
  if (rows.length === 0) {
    table.replaceChildren(node('caption', { className: 'none', textContent: 'None yet.' }));
    return;
  }
  const head = node(
    'tr',
    {},
    ...columns.map((name) => node('th', { scope: 'col', textContent: name })),
  );
  table.replaceChildren(
    node('thead', {}, head),
    node(
      'tbody',
      {},
      ...rows.map((cells) => node('tr', {}, ...cells.map((cell) => node('td', {}, cell ?? '')))),
    ),
  );
};

export const button = (text, onclick) =>
  node('button', { type: 'button', textContent: text, onclick });

export const json = (title, value) =>
  node(
    'details',
    {},
    node('summary', { textContent: title }),
    node('pre', { textContent: JSON.stringify(value, null, 2) }),
  );
