/** The executions, and the states of the one that is open. */
import { get, post } from './api.js';
import {
  beneath,
  button,
  byId,
  fill,
  json,
  keep,
  keyed,
  link,
  node,
  status,
  time,
} from './nodes.js';

const placeOf = ({ lastState, waitingSince }) => {
  const waits =
    waitingSince === undefined ? '' : `, waiting for a token since ${time(waitingSince)}`;
  return beneath(`${lastState ?? ''}${waits}`);
};

export const showExecutions = (executions, checkouts) => {
  const checkoutOf = new Map(checkouts.map((checkout) => [checkout.id, checkout]));
  fill(
    'executions',
    ['Checkout', 'Started', 'Execution', 'Checkout is'],
    executions.map((execution) => [
      execution.name,
      link(execution.name),
      time(execution.startedAt),
      [status(execution.status), placeOf(execution)],
      status(checkoutOf.get(execution.input.checkoutId)?.status ?? ''),
    ]),
  );
};

const shownTypes = ['StateExited', 'StateFailed', 'StateRetried', 'StateCaught'];

const stepsOf = ({ history }) =>
  history
    .filter(({ type }) => shownTypes.includes(type))
    .map(({ type, state, timestamp, Error: error, Cause: cause }) => {
      const what = `${state.name}: ${type.replace('State', '').toLowerCase()}`;
      const { input, output } = state;
      return json(`${time(timestamp)} ${what}${error ? ` with ${error}` : ''}`, {
        input,
        output,
        error,
        cause,
      });
    });

const actionsOf = ({ name, status: is }) => {
  if (is === 'RUNNING') return [button('Stop', () => post(`executions/${name}/stop`))];
  if (is === 'SUCCEEDED') return [];
  return [button('Redrive', () => post(`executions/${name}/redrive`))];
};

const pictureOf = (graph) =>
  document.importNode(
    new DOMParser().parseFromString(graph, 'image/svg+xml').documentElement,
    true,
  );

const partsOf = ({ execution, graph }, { order, payment }) => [
  node(
    'p',
    { className: 'head' },
    node('strong', { textContent: execution.name }),
    ' ',
    status(execution.status),
    ' ',
    ...actionsOf(execution),
  ),
  node('p', { className: 'links' }, link(order?.id), ' ', link(payment?.id)),
  node('p', {
    className: 'bad',
    textContent: execution.error ? `${execution.error}: ${execution.cause}` : '',
  }),
  pictureOf(graph),
  json('Input', execution.input),
  json('Output', execution.output),
  ...stepsOf(execution),
];

/** Shows this execution, with its order and its payment; what is unfolded there stays so. */
export const showExecution = async (name, related) => {
  const detail = await get(`executions/${name}`);
  if (detail === undefined) return;
  const parts = partsOf(detail, related(detail.execution.input.checkoutId));
  keep(
    byId('detail'),
    parts.map((part, index) => keyed(`${name} ${index}`, part)),
  );
};
