import { retryOf } from '../../../scripts/scaling/retry.ts';
import { stackIn } from '../../simulation/world/stack.ts';
import { definitionOf } from '../../simulation/world/workflow.ts';
import { assemblyFolder } from '../../support/synthesize-once.ts';

const definition = definitionOf(stackIn(assemblyFolder));

test('who stands in line asks again after 1, 2, 4, 8 seconds at most, and then every 15', () => {
  const { longestMs } = retryOf(definition, 'Authorize', 'StripeBusy');
  expect([0, 1, 2, 3, 4, 50].map(longestMs)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test('an error without a rule of its own is retried as all errors are', () => {
  const { maxAttempts, longestMs } = retryOf(definition, 'CreateOrder', 'DynamoDbUnavailable');
  expect([maxAttempts, longestMs(2)]).toEqual([3, 4000]);
});

test('a rule without jitter is not what the model knows', () => {
  expect(() => retryOf(definition, 'Capture', 'StripeUnavailable')).toThrow(
    'Capture has no rule with full jitter for StripeUnavailable: the model knows no other.',
  );
});
