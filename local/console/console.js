/** Draws the console from /_local/api/overview, anew every two seconds. */
import { showEvents, showQueues } from './events.js';
import { amount, button, byId, fill, json, node, status, time } from './nodes.js';
import { showPayments } from './payments.js';

const post = async (path, body) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  if (!response.ok) alert((await response.json()).message);
  await refresh();
};

const stockForm = ({ sku, stock }) => {
  const input = node('input', {
    type: 'number',
    min: 0,
    value: stock,
    ariaLabel: `Stock of ${sku}`,
  });
  const form = node('form', {}, input, ' ', node('button', { textContent: 'Set' }));
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur();
    post(`/_local/api/products/${sku}/stock`, { stock: Number(input.value) });
  };
  return form;
};

const shown = { name: undefined, drawn: '' };

const showExecution = async (name) => {
  const response = await fetch(`/_local/api/executions/${name}`);
  if (!response.ok) return;
  const { execution, graph } = await response.json();
  const drawn = `${name} ${execution.status} ${execution.history.length}`;
  if (shown.drawn === drawn) return;
  Object.assign(shown, { name, drawn });
  const picture = new DOMParser().parseFromString(graph, 'image/svg+xml').documentElement;
  const steps = execution.history
    .filter(({ type }) =>
      ['StateExited', 'StateFailed', 'StateRetried', 'StateCaught'].includes(type),
    )
    .map(({ type, state, timestamp, Error: error, Cause: cause }) =>
      json(
        `${time(timestamp)} ${state.name}: ${type.replace('State', '').toLowerCase()}${error ? ` with ${error}` : ''}`,
        {
          input: state.input,
          output: state.output,
          error,
          cause,
        },
      ),
    );
  const canRedrive = ['FAILED', 'ABORTED', 'TIMED_OUT'].includes(execution.status);
  byId('detail').replaceChildren(
    node(
      'p',
      {},
      node('strong', { textContent: name }),
      ' ',
      status(execution.status),
      ' ',
      ...(canRedrive
        ? [button('Redrive', () => post(`/_local/api/executions/${name}/redrive`))]
        : []),
      ...(execution.status === 'RUNNING'
        ? [button('Stop', () => post(`/_local/api/executions/${name}/stop`))]
        : []),
    ),
    ...(execution.error
      ? [node('p', { className: 'bad', textContent: `${execution.error}: ${execution.cause}` })]
      : []),
    picture,
    json('Input', execution.input),
    json('Output', execution.output),
    ...steps,
  );
};

const stateOf = ({ lastState = '', waitingSince }) =>
  waitingSince === undefined
    ? lastState
    : `${lastState}: waiting for a token since ${time(waitingSince)}`;

const refresh = async () => {
  const { executions, checkouts, orders, products, stripe, schedules, events, queues, logs } =
    await (await fetch('/_local/api/overview')).json();
  const checkoutOf = new Map(checkouts.map((checkout) => [checkout.id, checkout]));
  fill(
    'executions',
    ['Checkout', 'Execution', 'Checkout is', 'At', 'State'],
    executions.map((execution) => [
      button(execution.name, () => showExecution(execution.name)),
      status(execution.status),
      status(checkoutOf.get(execution.name)?.status ?? ''),
      time(execution.startedAt),
      stateOf(execution),
    ]),
  );
  showPayments(stripe);
  fill(
    'orders',
    ['Order', 'Status', 'Total', 'Lines', 'PaymentIntent', 'Placed'],
    orders.map((order) => [
      order.id,
      status(order.status),
      amount(order.totalMinor, order.currency),
      order.lines.map(({ quantity, sku }) => `${quantity} × ${sku}`).join(', '),
      order.paymentIntentId,
      new Date(order.placedAt).toLocaleString(),
    ]),
  );
  fill(
    'products',
    ['SKU', 'Name', 'Price', 'Stock'],
    products.map((product) => [
      product.sku,
      product.name,
      amount(product.unitAmount, product.currency),
      stockForm(product),
    ]),
  );
  fill(
    'schedules',
    ['Rule', 'Every', 'By hand'],
    schedules.map(({ name, everyMs }) => [
      name,
      `${everyMs / 60_000} min`,
      button('Run now', () => post(`/_local/api/schedules/${name}/run`)),
    ]),
  );
  showEvents(events);
  showQueues(queues);
  byId('logs').textContent = logs
    .map(({ at, functionName, text }) => `${time(at)} ${functionName} ${text}`)
    .join('\n');
  if (shown.name !== undefined) await showExecution(shown.name);
};

refresh();
setInterval(() => refresh().catch(() => {}), 2000);

// Whoever has no mouse scrolls by the keyboard.
for (const region of document.querySelectorAll('.scroll, #logs')) region.tabIndex = 0;
