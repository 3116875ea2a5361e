import { CheckoutError, errorNames } from '../../../functions/checkout/errors.ts';
import { errorFields, log } from '../../../functions/lambda/log.ts';
import { quietLog } from '../../support/quiet-log.ts';

const details = 'ada@example.com sk_test_1 4242424242424242';

describe('the log', () => {
  test.each(['info', 'warn', 'error'] as const)('writes one object per line at %s', (level) => {
    const lines = quietLog();
    log[level]('it happened', { checkoutId: 'chk_1', status: 200 });
    log[level]('again');
    expect(lines).toEqual([
      { level, fields: { message: 'it happened', checkoutId: 'chk_1', status: 200 } },
      { level, fields: { message: 'again' } },
    ]);
  });
});

describe('what the log may say of an error', () => {
  test('of ours is its name, its sentence and its cause’s name', () => {
    const cause = new TypeError(details);
    const error = new CheckoutError(errorNames.dynamoDbUnavailable, 'DynamoDB is away.', { cause });
    expect(errorFields(error)).toEqual({
      error: 'DynamoDbUnavailable',
      reason: 'DynamoDB is away.',
      cause: 'TypeError',
    });
  });

  test('of ours without a cause is no more than that', () => {
    expect(errorFields(new CheckoutError(errorNames.holdGone, 'Gone.'))).toEqual({
      error: 'HoldGone',
      reason: 'Gone.',
    });
  });

  test('of a foreign one is its name and its place in the code', () => {
    const fields = errorFields(new RangeError(details));
    expect(fields).toEqual({
      error: 'RangeError',
      reason: expect.stringMatching(/^at .*log\.test\.ts:\d+:\d+\)?$/),
    });
  });

  test.each([`first\nat ${details}`, `first\n    at ${details}\n    at ${details}`])(
    'of a foreign one is never its message, even where it looks like a place: %j',
    (message) => {
      expect(JSON.stringify(errorFields(new Error(message)))).not.toContain(details);
    },
  );

  test('of a foreign one without a stack is its name', () => {
    const error = new Error(details);
    delete error.stack;
    expect(errorFields(error)).toEqual({ error: 'Error' });
  });

  test.each([details, { message: details }, undefined, null])(
    'of %j is that it is not an error',
    (thrown) => {
      expect(errorFields(thrown)).toEqual({ error: 'NotAnError' });
    },
  );
});
