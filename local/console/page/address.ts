/** What the page's address names: a checkout, an order or a payment, as in `/_local/#chk_…`. */
import { byId } from './nodes.ts';
import { say } from './notice.ts';

/** The execution that is open, and the id whose row is looked for until it is found. */
const shown: { execution: string | undefined; sought: string | undefined } = {
  execution: undefined,
  sought: undefined,
};

const idInAddress = (): string => decodeURIComponent(location.hash.slice(1));

const rowsOf = (table: string): readonly HTMLTableRowElement[] => [
  ...byId(table).querySelectorAll<HTMLTableRowElement>('tr[data-key]'),
];

/** Reads what the address names now. A checkout opens its execution; others leave it as it is. */
export const takeUpAddress = (): void => {
  const id = idInAddress();
  shown.sought = id === '' ? undefined : id;
  if (id.startsWith('chk_')) shown.execution = id;
  say('');
};

/** The name of the execution that is open, if one is. */
export const openExecution = (): string | undefined => shown.execution;

/** Marks the row that the address names, and scrolls to it once; says so if there is none. */
export const markAddressed = (): void => {
  const id = idInAddress();
  const rows = ['executions', 'payments', 'orders'].flatMap(rowsOf);
  for (const row of rows) {
    if (row.dataset.key === id) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
  if (shown.sought === undefined) return;
  const row = rows.find(({ dataset }) => dataset.key === shown.sought);
  say(row === undefined ? `There is no ${shown.sought} here.` : '');
  if (row === undefined) return;
  row.scrollIntoView({ block: 'nearest' });
  shown.sought = undefined;
};
