/**
 * The execution that is open.
 * @jest-environment @happy-dom/jest-environment
 */
import type { ExecutionDetail } from '../../../../local/console/execution-detail.ts';
import { showExecution } from '../../../../local/console/page/execution.ts';
import { byId } from '../../../../local/console/page/nodes.ts';
import { openPage, serveWith } from './open-page.ts';

beforeEach(openPage);

const detail = (more: Partial<ExecutionDetail['execution']> = {}): ExecutionDetail => ({
  execution: {
    name: 'chk_1',
    arn: 'arn:aws:states:us-east-1:000000000000:execution:Checkout:chk_1',
    input: { checkoutId: 'chk_1' },
    startedAt: 0,
    redriveCount: 0,
    status: 'SUCCEEDED',
    history: [],
    ...more,
  },
  graph: '<svg xmlns="http://www.w3.org/2000/svg"><g data-state="Capture"/></svg>',
});
const show = async (more?: Partial<ExecutionDetail['execution']>) => {
  serveWith(() => ({ body: detail(more) }));
  await showExecution('chk_1', { orderId: 'HF-1', paymentId: 'pi_1' });
};
const titles = () =>
  [...byId('detail').querySelectorAll('summary')].map((each) => each.textContent);
const buttons = () =>
  [...byId('detail').querySelectorAll('button')].map((each) => each.textContent);

test('it shows the picture, and leads to its order and its payment', async () => {
  await show();
  expect(byId('detail').querySelector('svg [data-state="Capture"]')).not.toBeNull();
  expect([...byId('detail').querySelectorAll('a')].map((each) => each.textContent)).toEqual([
    'HF-1',
    'pi_1',
  ]);
});

test('what came of each state is listed, with the errors by their names', async () => {
  const state = { name: 'Capture', type: 'Task' };
  await show({
    history: [
      { type: 'ExecutionStarted', timestamp: 0 },
      { type: 'StateEntered', timestamp: 0, state },
      { type: 'StateFailed', timestamp: 0, state, Error: 'HoldGone', Cause: 'expired' },
      { type: 'StateExited', timestamp: 0, state },
    ],
  });
  expect(titles()).toEqual([
    'Input',
    'Output',
    expect.stringMatching(/ Capture: failed with HoldGone$/),
    expect.stringMatching(/ Capture: exited$/),
  ]);
});

test.each([
  ['RUNNING', ['Stop']],
  ['SUCCEEDED', []],
  ['FAILED', ['Redrive']],
  ['ABORTED', ['Redrive']],
] as const)('one that is %s can be changed by %p', async (status, actions) => {
  await show({ status });
  expect(buttons()).toEqual(actions);
});

test('its error is shown with its cause', async () => {
  await show({ status: 'FAILED', error: 'StripeUnavailable', cause: 'no answer' });
  expect(byId('detail').querySelector('p.bad')?.textContent).toBe('StripeUnavailable: no answer');
});

test('an execution that does not exist leaves the page as it is', async () => {
  serveWith(() => ({ status: 404 }));
  await showExecution('chk_unknown', {});
  expect(byId('detail').textContent).toMatch(/^\s*Choose an execution to see its states\.\s*$/);
});
