/** The console's page: drawn from /_local/api/overview, and drawn again every two seconds. */
import type { Overview } from '../overview.ts';
import { markAddressed, openExecution, takeUpAddress } from './address.ts';
import { get, onChange } from './api.ts';
import { showEvents } from './events.ts';
import { type Related, showExecution } from './execution.ts';
import { showExecutions } from './executions.ts';
import { showLogs } from './logs.ts';
import { say, unsay } from './notice.ts';
import { showOrders } from './orders.ts';
import { showPayments } from './payments.ts';
import { showQueues } from './queues.ts';
import { showSchedules } from './schedules.ts';
import { showStock } from './stock.ts';

const everyMs = 2000;

const draw = (overview: Overview): void => {
  showExecutions(overview.executions);
  showPayments(overview.payments);
  showOrders(overview.orders);
  showStock(overview.products);
  showEvents(overview.events);
  showQueues(overview.queues);
  showSchedules(overview.schedules);
  showLogs(overview.logs);
  markAddressed();
};

const relatedTo = (checkoutId: string, { orders, payments }: Overview): Related => ({
  orderId: orders.find((order) => order.checkoutId === checkoutId)?.id,
  paymentId: payments?.paymentIntents.findLast(({ metadata }) => metadata.checkoutId === checkoutId)
    ?.id,
});

let newest = 0;
let problem = '';

const showNewest = async (turn: number): Promise<void> => {
  const overview = await get('overview');
  // If a later request was answered first, this answer is older than what is shown.
  if (turn !== newest || overview === undefined) return;
  draw(overview);
  const name = openExecution();
  if (name !== undefined) await showExecution(name, relatedTo(name, overview));
};

const refresh = async (): Promise<void> => {
  newest += 1;
  try {
    await showNewest(newest);
    unsay(problem);
  } catch (error) {
    problem = error instanceof Error ? error.message : `${error}`;
    say(problem);
  }
};

const refreshForEver = (): Promise<unknown> =>
  refresh().finally(() => setTimeout(refreshForEver, everyMs));

onChange(refresh);
addEventListener('hashchange', () => {
  takeUpAddress();
  refresh();
});
// Lets a reader without a mouse scroll these by the keyboard.
for (const region of document.querySelectorAll<HTMLElement>('.scroll, #logs')) region.tabIndex = 0;
takeUpAddress();
refreshForEver();
