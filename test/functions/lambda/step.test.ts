import { checkoutDocument } from '../../../functions/checkout/documents.ts';
import { CheckoutError, errorNames } from '../../../functions/checkout/errors.ts';
import { step } from '../../../functions/lambda/step.ts';
import { authorizedDocumentOf, checkoutDocumentOf, checkoutId } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { quietLog } from '../../support/quiet-log.ts';

let log: ReturnType<typeof quietLog>;
beforeEach(() => {
  log = quietLog();
});

const details = 'ada@example.com sk_test_1 pi_1_secret_2';
const failing = (error: unknown) => {
  const run = step(checkoutDocument, () => Promise.reject(error as Error));
  return failureOf(() => run(checkoutDocumentOf()));
};

describe('a step', () => {
  test('runs with the parsed document, without what is not in it', async () => {
    const run = jest.fn(async () => ({ outcome: 'done' }));
    const event = { ...checkoutDocumentOf(), failure: { Cause: details } };
    expect(await step(checkoutDocument, run)(event)).toEqual({ outcome: 'done' });
    expect(run.mock.calls).toEqual([[checkoutDocumentOf()]]);
  });

  test('logs its payment, and why there is no order', async () => {
    const result = {
      ...authorizedDocumentOf(),
      outcome: 'rejected',
      refusal: 'out_of_stock',
    } as const;
    await step(checkoutDocument, async () => result)(checkoutDocumentOf());
    const { paymentIntentId } = result;
    expect(log.map(({ fields }) => fields)).toEqual([
      {
        message: 'step done',
        checkoutId,
        outcome: 'rejected',
        code: 'out_of_stock',
        paymentIntentId,
      },
    ]);
  });

  test('logs its outcome and the checkout, and nothing else', async () => {
    const result = { ...checkoutDocumentOf(), outcome: 'done' };
    await step(checkoutDocument, async () => result)(checkoutDocumentOf());
    expect(log).toEqual([
      { level: 'info', fields: { message: 'step done', checkoutId, outcome: 'done' } },
    ]);
  });

  test.each([undefined, null, 'text', []])('refuses %j, which is not a document', async (event) => {
    const run = jest.fn();
    const failure = await failureOf(() => step(checkoutDocument, run)(event));
    expect(failure.name).toBe('InvalidDocument');
    expect(run).not.toHaveBeenCalled();
  });

  test('refuses a document by the names of its fields, without their values', async () => {
    const event = { ...checkoutDocumentOf(), amountMinor: details, currency: 5 };
    const failure = await failureOf(() => step(checkoutDocument, jest.fn())(event));
    expect([failure.name, failure.message]).toEqual([
      'InvalidDocument',
      "The step's input has missing or invalid fields: amountMinor, currency.",
    ]);
  });
});

describe('a step’s failure', () => {
  test.each(Object.values(errorNames))('named %s keeps its name and sentence', async (name) => {
    const failure = await failing(new CheckoutError(name, 'A sentence.'));
    expect([failure.name, failure.message]).toEqual([name, 'A sentence.']);
  });

  test('leaves its cause behind', async () => {
    const cause = new Error(details);
    const failure = await failing(new CheckoutError(errorNames.holdGone, 'Gone.', { cause }));
    expect(failure.cause).toBeUndefined();
  });

  test('that is foreign keeps its name, and leaves its message and fields behind', async () => {
    const foreign = Object.assign(new TypeError(details), { response: details });
    const failure = await failing(foreign);
    expect([failure.name, failure.message]).toEqual([
      'TypeError',
      'Unexpected: see the function’s log at this time.',
    ]);
    expect(JSON.stringify({ ...failure, stack: failure.stack })).not.toContain(details);
  });

  test('that is no error at all says so', async () => {
    const run = step(checkoutDocument, () => Promise.reject(details));
    expect((await failureOf(() => run(checkoutDocumentOf()))).name).toBe('NotAnError');
  });

  test('is logged with the checkout, and without a foreign message', async () => {
    await failing(new TypeError(details));
    expect(log).toMatchObject([
      { level: 'warn', fields: { message: 'step failed', checkoutId, error: 'TypeError' } },
    ]);
    expect(JSON.stringify(log)).not.toContain(details);
  });
});
