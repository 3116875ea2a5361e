import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { executionsOf } from '../../../local/step-functions/stack-executions.ts';
import type { Resource } from '../../../local/template/assembly.ts';
import { lambdaOf } from '../lambda-of.ts';
import { stackOf } from '../stack-of.ts';

const { arn, byArn } = lambdaOf('Shop-Pay', (event) => ({ paid: event }));
const machine = (Resource: string): Resource => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    DefinitionString: JSON.stringify({
      StartAt: 'Pay',
      States: { Pay: { Type: 'Task', Resource, Next: 'Done' }, Done: { Type: 'Succeed' } },
    }),
  },
});
const options = { lambdaByArn: byArn, dynamoDbUrl: '' };

test('an execution goes through the states of the template', async () => {
  const { stateMachineArn, definition, executions } = executionsOf(
    stackOf({ Checkout: machine(arn) }),
    options,
  );
  expect(stateMachineArn).toBe('arn:aws:states:us-east-1:000000000000:stateMachine:Shop-Checkout');
  expect(Object.keys(definition.States)).toEqual(['Pay', 'Done']);
  executions.start('chk_1', { n: 1 });
  expect(await executions.whenEnded('chk_1')).toMatchObject({
    status: 'SUCCEEDED',
    output: { paid: { n: 1 } },
  });
});

test('executions are kept in a folder of their own', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stack-'));
  const { executions } = executionsOf(stackOf({ Checkout: machine(arn) }), { ...options, folder });
  executions.start('chk_1', {});
  await executions.whenEnded('chk_1');
  expect(readdirSync(folder)).toEqual(['executions']);
});

test.each([
  ['no state machine', {}],
  ['two', { One: machine(arn), Other: machine(arn) }],
])('a template with %s can’t be run here', (_, resources) => {
  expect(() => executionsOf(stackOf(resources), options)).toThrow(
    'The template must have one state machine.',
  );
});

test('a task that can’t be run here is named', () => {
  expect(() => executionsOf(stackOf({ Checkout: machine('arn:other') }), options)).toThrow(
    /State Pay calls arn:other/,
  );
});
