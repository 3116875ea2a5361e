/** Draws the console from /_local/api/overview, anew every two seconds; builds nodes, never HTML text. */

const byId = (id) => document.getElementById(id);

const node = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const time = (at) => (at === undefined ? '' : new Date(at).toLocaleTimeString());
const amount = (minor, currency) => {
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
const status = (text) => node('span', { className: moods[text] ?? '', textContent: text });

const fill = (id, columns, rows) => {
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

const post = async (path, body) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  if (!response.ok) alert((await response.json()).message);
  await refresh();
};

const button = (text, onclick) => node('button', { type: 'button', textContent: text, onclick });

/** What became of the money, in a word. */
const moneyState = (intent, refunded) => {
  if (refunded > 0) return 'refunded';
  if (intent.status === 'requires_capture') return 'held';
  if (intent.status === 'succeeded') return 'captured';
  if (intent.status === 'canceled') return 'released';
  return intent.last_payment_error ? 'declined' : intent.status;
};

const listOf = (value) => (Array.isArray(value) ? value : Object.values(value ?? {}));

const showPayments = (stripe) => {
  if (stripe === undefined) {
    byId('payments').replaceChildren(
      node('caption', {
        className: 'none',
        textContent: 'Payments are at the real Stripe: see its dashboard.',
      }),
    );
    return;
  }
  const refunds = listOf(stripe.refunds);
  const rows = listOf(stripe.paymentIntents)
    .toReversed()
    .map((intent) => {
      const refunded = refunds
        .filter((refund) => refund.payment_intent === intent.id)
        .reduce((sum, refund) => sum + refund.amount, 0);
      return [
        intent.id,
        status(moneyState(intent, refunded)),
        amount(intent.amount, intent.currency),
        amount(intent.amount_received ?? 0, intent.currency),
        amount(refunded, intent.currency),
        intent.metadata?.checkoutId ?? '',
        intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? '',
      ];
    });
  fill(
    'payments',
    ['PaymentIntent', 'State', 'Amount', 'Captured', 'Refunded', 'Checkout', 'Declined as'],
    rows,
  );
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

const json = (title, value) =>
  node(
    'details',
    {},
    node('summary', { textContent: title }),
    node('pre', { textContent: JSON.stringify(value, null, 2) }),
  );

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
  const { executions, checkouts, orders, products, stripe, schedules, logs } = await (
    await fetch('/_local/api/overview')
  ).json();
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
  byId('logs').textContent = logs
    .map(({ at, functionName, text }) => `${time(at)} ${functionName} ${text}`)
    .join('\n');
  if (shown.name !== undefined) await showExecution(shown.name);
};

refresh();
setInterval(() => refresh().catch(() => {}), 2000);
