/** The execution that is open: its picture, and the input, output and error of its states. */
import type { ExecutionDetail } from '../execution-detail.ts';
import { get, post } from './api.ts';
import { keep, keyed } from './keep.ts';
import { button, byId, json, link, node } from './nodes.ts';
import { status } from './status.ts';
import { time } from './words.ts';

type Execution = ExecutionDetail['execution'];

/** The ids of an execution's order and payment, if it has them. */
export type Related = {
  readonly orderId?: string | undefined;
  readonly paymentId?: string | undefined;
};

const shownTypes = ['StateExited', 'StateFailed', 'StateRetried', 'StateCaught'];

const stepsOf = ({ history }: Execution): readonly HTMLElement[] =>
  history.flatMap(({ type, state, timestamp, Error: error, Cause: cause }) => {
    if (state === undefined || !shownTypes.includes(type)) return [];
    const what = `${state.name}: ${type.replace('State', '').toLowerCase()}`;
    const { input, output } = state;
    const title = `${time(timestamp)} ${what}${error === undefined ? '' : ` with ${error}`}`;
    return json(title, { input, output, error, cause });
  });

const actionsOf = ({ name, status: is }: Execution): readonly HTMLElement[] => {
  if (is === 'RUNNING') return [button('Stop', () => post(`executions/${name}/stop`))];
  if (is === 'SUCCEEDED') return [];
  return [button('Redrive', () => post(`executions/${name}/redrive`))];
};

const pictureOf = (graph: string): HTMLElement => {
  const { documentElement } = new DOMParser().parseFromString(graph, 'image/svg+xml');
  return node('div', {}, document.importNode(documentElement, true));
};

const partsOf = (
  { execution, graph }: ExecutionDetail,
  { orderId, paymentId }: Related,
): readonly HTMLElement[] => [
  node(
    'p',
    { className: 'head' },
    node('strong', { textContent: execution.name }),
    ' ',
    status(execution.status),
    ' ',
    ...actionsOf(execution),
  ),
  node('p', { className: 'links' }, link(orderId), ' ', link(paymentId)),
  node('p', {
    className: 'bad',
    textContent: execution.error === undefined ? '' : `${execution.error}: ${execution.cause}`,
  }),
  pictureOf(graph),
  json('Input', execution.input),
  json('Output', execution.output),
  ...stepsOf(execution),
];

/**
 * Shows this execution, with links to its order and its payment. What is unfolded stays unfolded.
 */
export const showExecution = async (name: string, related: Related): Promise<void> => {
  const detail = await get(`executions/${name}`);
  if (detail === undefined) return;
  const parts = partsOf(detail, related).map((part, index) => keyed(`${name} ${index}`, part));
  keep(byId('detail'), parts);
};
