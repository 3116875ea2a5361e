import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { capture, handler } from '../../../functions/steps/capture.ts';
import type { Receipt } from '../../../functions/stripe/receipts.ts';
import {
  authorizedDocumentOf,
  checkoutDocumentOf,
  checkoutId,
  chk,
  orderOf,
  placedAt,
} from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const document = authorizedDocumentOf();

type Failing = {
  readonly capture?: Error;
  readonly markPaid?: Error;
  readonly getOrder?: Error;
  readonly receipt?: Error;
};

/** The step with services that record what is done, in order, and fail where a test says. */
const step = (failing: Failing = {}, receipt?: Receipt) => {
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
    receipts: receipt && {
      getOrder: async (id) => {
        if (failing.getOrder) throw failing.getOrder;
        return id === orderIdOf(checkoutId) ? orderOf() : undefined;
      },
      orderReceipt: async ({ paymentIntentId }, email) => {
        if (failing.receipt) throw failing.receipt;
        done.push(`a receipt of ${paymentIntentId} to ${email}`);
        return receipt;
      },
    },
  });
  return { done, run };
};

afterEach(() => jest.restoreAllMocks());

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

  describe('in a shop whose receipts Stripe sends', () => {
    const paid = ['captured 2800 of pi_1', `${document.checkoutId} paid 2800 at ${placedAt}`];
    const ordered = { outcome: 'ordered' } as const;
    const refused = { outcome: 'refused', code: 'email_invalid' } as const;

    test('orders one last, once the order is paid', async () => {
      const error = jest.spyOn(console, 'error').mockImplementation();
      const { done, run } = step({}, ordered);
      expect(await run(document)).toEqual({ ...document, outcome: 'captured' });
      expect(done).toEqual([...paid, 'a receipt of pi_1 to ada@example.com']);
      expect(error).not.toHaveBeenCalled();
    });

    test.each(['capture', 'markPaid'] as const)('orders none when %s failed', async (failing) => {
      const { done, run } = step({ [failing]: new Error('Away') }, ordered);
      await failureOf(() => run(document));
      expect(done.filter((each) => each.startsWith('a receipt'))).toEqual([]);
    });

    test.each(['getOrder', 'receipt'] as const)(
      'is tried again after the order is paid, when %s failed',
      async (failing) => {
        const failure = new Error('Away');
        const { done, run } = step({ [failing]: failure }, ordered);
        expect(await failureOf(() => run(document))).toBe(failure);
        expect(done).toEqual(paid);
      },
    );

    test('is done all the same when Stripe refuses one, which is logged without the address', async () => {
      const error = jest.spyOn(console, 'error').mockImplementation();
      const { run } = step({}, refused);
      expect(await run(document)).toEqual({ ...document, outcome: 'captured' });
      expect(error.mock.calls).toEqual([
        [
          {
            message: 'no receipt: Stripe refused it',
            ...refused,
            checkoutId,
            paymentIntentId: 'pi_1',
          },
        ],
      ]);
    });

    test('is done without one when the order was deleted since', async () => {
      const { done, run } = step({}, ordered);
      expect((await run({ ...document, checkoutId: chk('z') })).outcome).toBe('captured');
      expect(done.at(-1)).toMatch(/paid 2800/);
    });
  });

  test('refuses a document without a hold', async () => {
    expect((await failureOf(() => handler(checkoutDocumentOf()))).name).toBe('InvalidDocument');
  });
});
