/** The console's page without its script, and a server for what a test lets it ask. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../../../../local/console/page/console.html');

/** Opens the page as it is before anything is shown in it: only its body, without styles. */
export const openPage = (): void => {
  const html = readFileSync(file, 'utf8');
  document.body.innerHTML = html.slice(html.indexOf('<body>'), html.indexOf('</body>'));
};

/** The text of each cell of a table, row by row. */
export const cellsOf = (id: string): readonly (readonly string[])[] =>
  [...document.querySelectorAll(`#${id} tbody tr`)].map((row) =>
    [...row.children].map(({ textContent }) => textContent ?? ''),
  );

/** The element of a table's row with this key. Throws an Error where there is none. */
export const rowOf = (key: string): Element => {
  const row = document.querySelector(`tr[data-key="${key}"]`);
  if (row === null) throw new Error(`No row has the key ${key}.`);
  return row;
};

export type Asked = { readonly path: string; readonly method: string; readonly body: unknown };

type Answer = { readonly status?: number; readonly body?: unknown };

/**
 * Answers what the page asks from now on; `undefined` is no answer at all. Gives the list of what was
 * asked, which grows.
 */
export const serveWith = (answer: (asked: Asked) => Answer | undefined): readonly Asked[] => {
  const all: Asked[] = [];
  const fetch = async (url: string, { method = 'GET', body }: RequestInit = {}) => {
    const asked = {
      path: url,
      method,
      body: body === undefined ? undefined : JSON.parse(`${body}`),
    };
    all.push(asked);
    const answered = answer(asked);
    if (answered === undefined) throw new TypeError('fetch failed');
    const { status = 200, body: content = {} } = answered;
    return {
      ok: status < 300,
      status,
      json: async () => content,
      text: async () => String(content),
    };
  };
  Object.assign(globalThis, { fetch });
  return all;
};
