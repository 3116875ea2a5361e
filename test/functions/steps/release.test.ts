import type { ReleasableDocument } from '../../../functions/checkout/documents.ts';
import type { Refusal } from '../../../functions/checkout/refusals.ts';
import { handler, release } from '../../../functions/steps/release.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import type { Undone } from '../../../functions/stripe/undo.ts';
import {
  authenticationOf,
  authorizedDocumentOf,
  checkoutDocumentOf,
  checkoutId,
  orderOf,
  placedAt,
  storedCheckout,
} from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

type World = {
  readonly row: StoredCheckout;
  readonly undone?: Undone | Error;
  readonly order?: Order;
  readonly holdGone?: boolean;
};

/** The step with services that record what is done, in order. */
const step = ({ row, undone = 'released', order, holdGone = false }: World) => {
  const done: string[] = [];
  const run = release({
    beginRelease: async (id) => {
      done.push(`fence for ${id}`);
      return row;
    },
    undoPayment: async ({ paymentIntentId = 'whatever there is' }) => {
      if (undone instanceof Error) throw undone;
      done.push(`undo ${paymentIntentId}`);
      return undone;
    },
    endRelease: async (_, { status, refusal }) => {
      done.push(`end as ${status}: ${refusal}`);
    },
    getOrder: async (id) => (id === order?.id ? order : undefined),
    endGoneHold: async () => holdGone,
    cancelOrder: async ({ id }, refusal, at) => {
      done.push(`cancel ${id} at ${at}: ${refusal}`);
    },
    countDecline: async (atMs) => {
      done.push(`count a decline at ${new Date(atMs).toISOString()}`);
    },
    now: () => new Date(placedAt),
  });
  return { done, run };
};
const fence = `fence for ${checkoutId}`;
const releasing = storedCheckout({ status: 'releasing' });

describe('Release of a checkout without an order', () => {
  test('first makes an order impossible, then undoes the payment, then tells the shopper', async () => {
    const { done, run } = step({ row: releasing });
    const document: ReleasableDocument = { ...authorizedDocumentOf(), refusal: 'out_of_stock' };
    expect(await run(document)).toEqual({ ...document, outcome: 'released' });
    expect(done).toEqual([fence, 'undo pi_1', 'end as rejected: out_of_stock']);
  });

  test('undoes a payment that nobody has seen', async () => {
    const { done, run } = step({ row: releasing });
    expect(await run(checkoutDocumentOf())).toMatchObject({ outcome: 'released' });
    expect(done[1]).toBe('undo whatever there is');
  });

  test.each<[string, Undone, Refusal | undefined, string]>([
    ['a failure', 'released', undefined, 'rejected: unavailable'],
    ['a lack of stock', 'released', 'out_of_stock', 'rejected: out_of_stock'],
    [
      'a bank’s question',
      'released',
      'authentication_required',
      'declined: authentication_required',
    ],
    ['a bank’s no', 'released', 'authentication_failed', 'declined: authentication_failed'],
    ['a capture after all', 'refunded', undefined, 'refunded: refunded'],
    ['a capture and a lack of stock', 'refunded', 'out_of_stock', 'refunded: refunded'],
  ])('after %s ends it as it is for the shopper', async (_, undone, refusal, ending) => {
    const { done, run } = step({ row: releasing, undone });
    const document: ReleasableDocument = {
      ...authorizedDocumentOf(),
      ...(refusal !== undefined && { refusal }),
    };
    expect(await run(document)).toMatchObject({ outcome: undone });
    expect(done[2]).toBe(`end as ${ending}`);
  });

  test.each<[string, Refusal | undefined, readonly string[]]>([
    ['a bank’s no', 'authentication_failed', [`count a decline at ${placedAt}`]],
    ['a lack of stock', 'out_of_stock', []],
    ['a failure', undefined, []],
  ])(
    'after %s counts what is a decline, once the shopper can be told',
    async (_, refusal, last) => {
      const { done, run } = step({ row: releasing });
      await run({ ...authorizedDocumentOf(), ...(refusal !== undefined && { refusal }) });
      expect(done.slice(3)).toEqual(last);
    },
  );

  test('of a shopper who never came back from the bank ends it as expired', async () => {
    const { done, run } = step({ row: { ...releasing, authentication: authenticationOf() } });
    await run(authorizedDocumentOf());
    expect(done.at(-1)).toBe('end as expired: authentication_expired');
  });

  test('ends nothing while the payment is not undone', async () => {
    const failure = new Error('Away');
    const { done, run } = step({ row: releasing, undone: failure });
    expect(await failureOf(() => run(authorizedDocumentOf()))).toBe(failure);
    expect(done).toEqual([fence]);
  });
});

describe('Release of a checkout that has ended', () => {
  const endings = ['rejected', 'declined', 'expired', 'refunded', 'canceled'] as const;

  test.each(endings)('as %s undoes the payment, and keeps the ending', async (status) => {
    const { done, run } = step({ row: storedCheckout({ status }) });
    const document = authorizedDocumentOf();
    expect(await run(document)).toEqual({ ...document, outcome: 'released' });
    expect(done).toEqual([fence, 'undo pi_1']);
  });

  test('reports a payment that was captured after all as refunded', async () => {
    const { done, run } = step({ row: storedCheckout({ status: 'declined' }), undone: 'refunded' });
    expect(await run(authorizedDocumentOf())).toMatchObject({ outcome: 'refunded' });
    expect(done).toEqual([fence, 'undo pi_1']);
  });

  test('looks for a payment that nobody has seen', async () => {
    const { done, run } = step({ row: storedCheckout({ status: 'declined' }) });
    await run(checkoutDocumentOf());
    expect(done).toEqual([fence, 'undo whatever there is']);
  });

  test('is repeated while the payment can’t be undone', async () => {
    const failure = new Error('Away');
    const { run } = step({ row: storedCheckout({ status: 'rejected' }), undone: failure });
    expect(await failureOf(() => run(authorizedDocumentOf()))).toBe(failure);
  });
});

describe('Release of a checkout that has an order', () => {
  const order = orderOf();
  const rowOf = (status: 'confirmed' | 'paid') => storedCheckout({ status, orderId: order.id });

  test.each(['confirmed', 'paid'] as const)(
    'that is %s undoes nothing, and has it captured',
    async (status) => {
      const { done, run } = step({ row: rowOf(status), order });
      const failure = await failureOf(() => run(authorizedDocumentOf()));
      expect([failure.name, failure.message]).toEqual([
        'OrderExists',
        `Order ${order.id} exists: capture it.`,
      ]);
      expect(done).toEqual([fence]);
    },
  );

  test('that was decided against undoes its payment, then cancels it', async () => {
    const decided = orderOf({ decision: 'canceled', refusal: 'approval_expired' });
    const { done, run } = step({ row: rowOf('confirmed'), order: decided });
    expect(await run(checkoutDocumentOf())).toMatchObject({ outcome: 'canceled' });
    expect(done).toEqual([
      fence,
      'undo pi_1',
      `cancel ${order.id} at ${placedAt}: approval_expired`,
    ]);
  });

  test('that was decided against for no other reason is canceled by the merchant', async () => {
    const { done, run } = step({
      row: rowOf('confirmed'),
      order: orderOf({ decision: 'canceled' }),
    });
    await run(checkoutDocumentOf());
    expect(done.at(-1)).toBe(`cancel ${order.id} at ${placedAt}: canceled_by_merchant`);
  });

  test('that was decided against, and was captured by hand meanwhile, is canceled as refunded', async () => {
    const decided = orderOf({ decision: 'canceled' });
    const { done, run } = step({ row: rowOf('confirmed'), order: decided, undone: 'refunded' });
    await run(checkoutDocumentOf());
    expect(done.at(-1)).toBe(`cancel ${order.id} at ${placedAt}: refunded`);
  });

  test('that was decided against is not canceled while its payment can’t be undone', async () => {
    const decided = orderOf({ decision: 'canceled' });
    const undone = new Error('Away');
    const { done, run } = step({ row: rowOf('confirmed'), order: decided, undone });
    expect(await failureOf(() => run(authorizedDocumentOf()))).toBe(undone);
    expect(done).toEqual([fence]);
  });

  test('whose hold is gone cancels it', async () => {
    const { done, run } = step({ row: rowOf('confirmed'), order, holdGone: true });
    expect(await run(authorizedDocumentOf())).toMatchObject({ outcome: 'canceled' });
    expect(done).toEqual([fence, `cancel ${order.id} at ${placedAt}: hold_gone`]);
  });

  test('that is missing needs a person', async () => {
    const { done, run } = step({ row: rowOf('confirmed') });
    const failure = await failureOf(() => run(authorizedDocumentOf()));
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `Checkout ${checkoutId} is confirmed, and its order is missing.`,
    ]);
    expect(done).toEqual([fence]);
  });
});

test('Release refuses a document without a checkout', async () => {
  expect((await failureOf(() => handler({}))).name).toBe('InvalidDocument');
});
