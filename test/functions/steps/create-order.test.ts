import { createOrder, handler } from '../../../functions/steps/create-order.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import type { Creation, Hold } from '../../../functions/store/orders.ts';
import {
  authorizedDocumentOf,
  checkoutDocumentOf,
  placedAt,
  placedAtMs,
  storedCheckout,
} from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const document = authorizedDocumentOf();

const step = (row: StoredCheckout | undefined, creation?: Creation) => {
  const create = jest.fn<Promise<Creation>, [StoredCheckout, Hold]>(
    async () => creation ?? { outcome: 'created', orderId: 'HF-1' },
  );
  const forgotten: string[] = [];
  const run = createOrder({
    getCheckout: async () => row,
    createOrder: create,
    forgetAttempt: async (viewer, id) => void forgotten.push(`${viewer} ${id}`),
    now: () => placedAtMs,
  });
  return { create, forgotten, run };
};

describe('CreateOrder', () => {
  test('creates the order of the checkout’s row with the document’s hold', async () => {
    const { create, run } = step(storedCheckout());
    expect(await run(document)).toEqual({ ...document, outcome: 'created', orderId: 'HF-1' });
    expect(create.mock.calls).toStrictEqual([[storedCheckout(), { paymentIntentId: 'pi_1' }]]);
  });

  test('counts a checkout that has its order as an attempt no more, and no other', async () => {
    const ordered = step(storedCheckout());
    await ordered.run(document);
    expect(ordered.forgotten).toEqual([`a-viewer ${document.checkoutId}`]);
    const { viewer: _, ...forgotten } = storedCheckout();
    for (const { run, forgotten: none } of [
      step(forgotten),
      step(storedCheckout(), { outcome: 'out_of_stock' }),
    ]) {
      await run(document);
      expect(none).toEqual([]);
    }
  });

  test('leaves the order with the merchant where it is captured on approval', async () => {
    const { create, run } = step(storedCheckout({ capture: 'on-approval' }));
    const captureBefore = '2026-11-30T10:00:00.000Z';
    expect(await run({ ...document, captureBefore })).toEqual({
      ...document,
      captureBefore,
      outcome: 'approval_required',
      orderId: 'HF-1',
      // Two hours before the hold ends.
      approvalSeconds: (7 * 24 - 2) * 3600,
    });
    expect(create.mock.calls[0]?.[1]).toEqual({ paymentIntentId: 'pi_1', captureBefore });
  });

  test('leaves the merchant one second when the hold is nearly over', async () => {
    const { run } = step(storedCheckout({ capture: 'on-approval' }));
    const result = await run({ ...document, captureBefore: placedAt });
    expect(result).toMatchObject({ outcome: 'approval_required', approvalSeconds: 1 });
  });

  test('is rejected when the stock is gone', async () => {
    const { run } = step(storedCheckout(), { outcome: 'out_of_stock' });
    expect(await run(document)).toEqual({
      ...document,
      outcome: 'rejected',
      refusal: 'out_of_stock',
    });
  });

  test('is rejected when its code was used up meanwhile', async () => {
    const { run } = step(storedCheckout(), { outcome: 'promotion_used_up' });
    expect(await run(document)).toMatchObject({
      outcome: 'rejected',
      refusal: 'promotion_used_up',
    });
  });

  test.each([
    ['another total', storedCheckout({ totalMinor: 2801 }), '2801 usd'],
    ['another currency', storedCheckout({ currency: 'eur' }), '2800 eur'],
    ['no row', undefined, 'missing'],
  ])('creates nothing when the row does not match the hold: %s', async (_, row, found) => {
    const { create, run } = step(row);
    const failure = await failureOf(() => run(document));
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `The hold is 2800 usd; the row of checkout ${document.checkoutId} is ${found}.`,
    ]);
    expect(create).not.toHaveBeenCalled();
  });

  test('lets a failure through, so that it is repeated or undone', async () => {
    const failure = new Error('Away');
    const services = {
      getCheckout: async () => storedCheckout(),
      createOrder: () => Promise.reject(failure),
      forgetAttempt: async () => {},
      now: () => placedAtMs,
    };
    expect(await failureOf(() => createOrder(services)(document))).toBe(failure);
  });

  test('refuses a document without a hold', async () => {
    expect((await failureOf(() => handler(checkoutDocumentOf()))).name).toBe('InvalidDocument');
  });
});
