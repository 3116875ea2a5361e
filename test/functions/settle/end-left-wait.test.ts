import { endLeftWait, isLeftWaiting } from '../../../functions/settle/end-left-wait.ts';
import type { Order } from '../../../functions/store/order-row.ts';
import { orderOf } from '../../support/checkouts.ts';

const ending = async (order: Order, waits: boolean | Error) => {
  const done: string[] = [];
  const end = endLeftWait({
    sendTaskSuccess: async (token) => {
      done.push(`send ${token}`);
      if (waits instanceof Error) throw waits;
      return waits;
    },
    forgetApproval: async (id, token) => void done.push(`forget ${token} of ${id}`),
  });
  const hasWaited = await end(order).catch(() => 'failed');
  return { hasWaited, done };
};
const ended = orderOf({ status: 'canceled', approvalToken: 'token-1' });
const forgotten = `forget token-1 of ${ended.id}`;

test.each(['canceled', 'paid', 'refunded'] as const)(
  'a wait that is left over by an order that is %s is ended, and forgotten',
  async (status) => {
    expect(await ending({ ...ended, status }, true)).toEqual({
      hasWaited: true,
      done: ['send token-1', forgotten],
    });
  },
);

test('a token for which nothing waits any more is forgotten', async () => {
  expect(await ending(ended, false)).toEqual({
    hasWaited: false,
    done: ['send token-1', forgotten],
  });
});

test('a token that could not be sent is kept, to be sent again', async () => {
  expect(await ending(ended, new Error('Away'))).toEqual({
    hasWaited: 'failed',
    done: ['send token-1'],
  });
});

test.each([orderOf({ approvalToken: 'token-1' }), orderOf({ status: 'paid' })])(
  'an order that goes on, or for which nothing waits, is left alone',
  async (order) => {
    expect(isLeftWaiting(order)).toBe(false);
    expect(await ending(order, true)).toEqual({ hasWaited: false, done: [] });
  },
);
