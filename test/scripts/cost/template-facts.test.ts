import { templateFacts } from '../../../scripts/cost/template-facts.ts';
import { assemblyFolder } from '../../support/synthesize-once.ts';

const facts = templateFacts(assemblyFolder);

test('the memory of each function is read', () => {
  expect(facts.memoryMib).toMatchObject({ Api: 1024, WorkflowAuthorize: 512 });
});

test('the kinds of states are read', () => {
  expect(facts.choices).toEqual(['HoldPlaced', 'OrderCreated']);
  expect([...facts.waits].sort()).toEqual(['AwaitApproval', 'AwaitAuthentication']);
});

test('what is logged and traced is read', () => {
  expect([facts.logsEverything, facts.isTraced]).toEqual([true, true]);
  expect(facts.accessLogFormat).toContain('$context.requestId');
});

test('an alarm on an expression counts its metrics', () => {
  // 24 alarms on one metric, and that on the API’s answers on three.
  expect(facts.alarmMetrics).toBe(24 + 3);
});

test('the secrets and the dashboard are counted', () => {
  expect([facts.secrets, facts.dashboards]).toEqual([2, 1]);
});
