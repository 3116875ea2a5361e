/** Draws the console from /_local/api/overview, anew every two seconds; the address says what is open. */
import { get, lost, onChange, say } from './api.js';
import { showEvents, showQueues } from './events.js';
import { showExecution, showExecutions } from './executions.js';
import { showLogs } from './logs.js';
import { byId } from './nodes.js';
import { showOrders } from './orders.js';
import { showPayments } from './payments.js';
import { showSchedules } from './schedules.js';
import { showStock } from './stock.js';

const everyMs = 2000;

/** The execution that is shown, and the id that the address names while its row is looked for. */
const shown = { execution: undefined, sought: undefined };

const idInAddress = () => decodeURIComponent(location.hash.slice(1));
const rowsOf = (table) => [...byId(table).querySelectorAll('tr[data-key]')];

/** Marks the row of the checkout, order or payment that the address names, and brings it into sight. */
const markAddressed = () => {
  const id = idInAddress();
  const rows = ['executions', 'payments', 'orders'].flatMap(rowsOf);
  for (const row of rows) row.ariaCurrent = row.dataset.key === id ? 'true' : null;
  if (shown.sought === undefined) return;
  const row = rows.find(({ dataset }) => dataset.key === shown.sought);
  say(row === undefined ? `There is no ${shown.sought} here.` : '');
  row?.scrollIntoView({ block: 'nearest' });
  if (row !== undefined) shown.sought = undefined;
};

const openAddressed = () => {
  shown.sought = idInAddress() || undefined;
  shown.execution = /^chk_/.test(idInAddress()) ? idInAddress() : shown.execution;
  say('');
};

const draw = ({ executions, checkouts, orders, products, stripe, ...rest }) => {
  showExecutions(executions, checkouts);
  showPayments(stripe);
  showOrders(orders);
  showStock(products);
  showEvents(rest.events);
  showQueues(rest.queues);
  showSchedules(rest.schedules);
  showLogs(rest.logs);
  markAddressed();
};

const relatedIn =
  ({ orders, stripe }) =>
  (checkoutId) => ({
    order: orders.find((order) => order.checkoutId === checkoutId),
    payment: stripe?.paymentIntents.findLast(({ metadata }) => metadata.checkoutId === checkoutId),
  });

let newest = 0;
const refresh = async () => {
  newest += 1;
  const turn = newest;
  const overview = await get('overview').catch(() => undefined);
  // An answer that was overtaken is older than what is shown.
  if (turn !== newest) return;
  if (overview === undefined) {
    say(lost);
    return;
  }
  if (byId('notice').textContent === lost) say('');
  draw(overview);
  if (shown.execution !== undefined) await showExecution(shown.execution, relatedIn(overview));
};

const refreshForEver = () => refresh().finally(() => setTimeout(refreshForEver, everyMs));

onChange(refresh);
addEventListener('hashchange', () => {
  openAddressed();
  refresh();
});
// Whoever has no mouse scrolls by the keyboard.
for (const region of document.querySelectorAll('.scroll, #logs')) region.tabIndex = 0;
openAddressed();
refreshForEver();
