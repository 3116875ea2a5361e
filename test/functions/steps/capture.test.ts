import { capture, handler } from '../../../functions/steps/capture.ts';
import { authorizedDocumentOf, checkoutDocumentOf, placedAt } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const document = authorizedDocumentOf();

/** The step with services that record what is done, in order, and fail where a test says. */
const step = (failing: { readonly capture?: Error; readonly markPaid?: Error } = {}) => {
  const done: string[] = [];
  const run = capture({
    capturePayment: async ({ paymentIntentId, amountMinor, captureMinor = amountMinor }) => {
      if (failing.capture) throw failing.capture;
      done.push(`captured ${captureMinor} of ${paymentIntentId}`);
      return captureMinor;
    },
    markPaid: async (checkoutId, capturedMinor, paidAt) => {
      if (failing.markPaid) throw failing.markPaid;
      done.push(`${checkoutId} paid ${capturedMinor} at ${paidAt}`);
    },
    now: () => new Date(placedAt),
  });
  return { done, run };
};

describe('Capture', () => {
  test('captures first, then marks the order paid', async () => {
    const { done, run } = step();
    expect(await run(document)).toEqual({ ...document, outcome: 'captured' });
    expect(done).toEqual([
      'captured 2800 of pi_1',
      `${document.checkoutId} paid 2800 at ${placedAt}`,
    ]);
  });

  test('captures as much as was approved', async () => {
    const { done, run } = step();
    await run({ ...document, captureMinor: 1000 });
    expect(done).toEqual([
      'captured 1000 of pi_1',
      `${document.checkoutId} paid 1000 at ${placedAt}`,
    ]);
  });

  test('marks nothing paid that was not captured', async () => {
    const failure = new Error('Away');
    const { done, run } = step({ capture: failure });
    expect(await failureOf(() => run(document))).toBe(failure);
    expect(done).toEqual([]);
  });

  test('fails when the order could not be marked, so that a repeat marks it', async () => {
    const failure = new Error('Away');
    const { done, run } = step({ markPaid: failure });
    expect(await failureOf(() => run(document))).toBe(failure);
    expect(done).toEqual(['captured 2800 of pi_1']);
  });

  test('refuses a document without a hold', async () => {
    expect((await failureOf(() => handler(checkoutDocumentOf()))).name).toBe('InvalidDocument');
  });
});
