import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { LostAnswer } from '../../../web/page/api.ts';
import { watch } from '../../../web/settle/watch.ts';

const orderOf = (
  status: CheckoutView['status'],
  change: Partial<CheckoutView> = {},
): CheckoutView => ({
  id: 'chk_1',
  status,
  currency: 'usd',
  total: 900,
  lines: [],
  ...change,
});

/** Watches an order that is seen like this, look after look. */
const watched = async (first: CheckoutView, looks: (CheckoutView | Error)[]) => {
  const changes: CheckoutView[] = [];
  const pauses: number[] = [];
  await watch(
    {
      pause: async (seconds) => void pauses.push(seconds),
      api: {
        checkout: async () => {
          const seen = looks.shift();
          if (seen === undefined) throw new Error('Nobody looks again here.');
          if (seen instanceof Error) throw seen;
          return seen;
        },
      },
    },
    first,
    (changed) => void changes.push(changed),
  );
  return { changes, pauses };
};

describe('an order', () => {
  test('is watched until it is charged, with growing pauses', async () => {
    const open = orderOf('confirmed');
    const { changes, pauses } = await watched(open, [open, open, orderOf('paid')]);
    expect(changes).toEqual([orderOf('paid')]);
    expect(pauses).toEqual([2, 3, 4.5]);
  });

  test('that is agreed to tells it at once, and is watched on', async () => {
    const open = orderOf('confirmed', { awaitsApproval: true });
    const { changes } = await watched(open, [orderOf('confirmed'), orderOf('canceled')]);
    expect(changes.map(({ status }) => status)).toEqual(['confirmed', 'canceled']);
  });

  test('is watched on after an answer that was lost', async () => {
    const lost = new LostAnswer('Lost.', 'unanswered');
    const { changes } = await watched(orderOf('confirmed'), [lost, orderOf('paid')]);
    expect(changes).toHaveLength(1);
  });

  test('that is settled is not asked for', async () => {
    expect((await watched(orderOf('paid'), [])).pauses).toEqual([]);
  });

  test('does not hide a defect', async () => {
    await expect(watched(orderOf('confirmed'), [new TypeError('A defect.')])).rejects.toThrow(
      'A defect.',
    );
  });
});
