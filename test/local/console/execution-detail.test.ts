/** An execution with the picture of its way through the states. */
import { createExecutionDetails } from '../../../local/console/execution-detail.ts';
import { definition, executionsOf } from './console-parts.ts';

test('an execution that failed shows where', async () => {
  const executions = executionsOf({ Await: () => Promise.reject(new Error('no answer')) });
  executions.start('chk_1', {});
  const ended = await executions.whenEnded('chk_1');
  if (ended === undefined) throw new Error('chk_1 was not started.');
  const { execution, graph } = await createExecutionDetails(definition)(ended);

  expect(execution).toBe(ended);
  expect(graph).toContain('aria-label="chk_1"');
  expect(graph).toContain('class="done" data-state="Authorize"');
  expect(graph).toContain('class="failed" data-state="Await"');
});
