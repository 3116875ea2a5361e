/** A function outlasts the calls that it makes: a slow service gives an error, and no killed function. */
import { longestCallMs } from '../../functions/store/store.ts';
import { timeoutMs } from '../../functions/stripe/client.ts';
import { propertiesOf } from '../support/template.ts';

const functions = propertiesOf('AWS::Lambda::Function');
const timeoutMsOf = (name: string): number => Number(functions[name]?.Timeout) * 1000;

test.each(['AwaitAuthentication', 'Capture', 'Release'])(
  '%s outlasts a slow Stripe, and a slow DynamoDB after it',
  (name) => {
    expect(timeoutMsOf(`Workflow${name}`)).toBeGreaterThan(timeoutMs + longestCallMs);
  },
);

test('Authorize outlasts a slow Stripe', () => {
  expect(timeoutMsOf('WorkflowAuthorize')).toBeGreaterThan(timeoutMs);
});

test.each(['AwaitApproval', 'CheckApproval'])('%s outlasts a slow DynamoDB', (name) => {
  expect(timeoutMsOf(`Workflow${name}`)).toBeGreaterThan(longestCallMs);
});

test('CreateOrder outlasts its waiting for its turn, and a slow call before and after that', () => {
  const patienceMs = 10_000;
  expect(timeoutMsOf('WorkflowCreateOrder')).toBeGreaterThan(patienceMs + 2 * longestCallMs);
});
