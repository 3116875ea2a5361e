import { CheckoutError } from '../../../functions/checkout/errors.ts';
import { type OrdersServices, orders } from '../../../functions/merchant/orders.ts';
import { orderOf } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';

const orderId = 'HF-AV1A-VXYE-J4R3';

beforeEach(() => void quietLog());

const answering = (
  event: unknown,
  findOrder: OrdersServices['findOrder'] = async () => orderOf(),
) =>
  orders({
    findOrder,
    listRefunds: async () => [],
    fetchPayment: async () => undefined,
    executionArnOf: (id: string) => id,
  } as unknown as OrdersServices)(event);

describe('the function Orders', () => {
  test('carries a command out', async () => {
    expect(await answering({ command: 'show', orderId })).toHaveProperty('order');
  });

  test.each([
    [null, 'There is no such command. The commands are list, show, approve, cancel, refund.'],
    [{ command: 'toString' }, 'There is no such command.'],
    [{ command: 'show', orderId: 'HF-1' }, 'orderId: must be an order’s number'],
    [{ command: 'approve', orderId, amountMinor: 1.5 }, 'amountMinor: must be a whole number'],
    [{ command: 'refund', orderId, refundId: 'a b' }, 'refundId: must be 1 to 64 letters'],
    [{ command: 'refund', orderId }, 'refundId: must be text'],
    [{ command: 'cancel', orderId, amountMinor: 1 }, 'cancel: '],
    [{ command: 'list', status: 'gone' }, 'status: must be one of confirmed, paid'],
    [{ command: 'list', limit: 501 }, 'limit: must be at most 500'],
  ])('refuses %j with a sentence', async (event, sentence) => {
    const answer = await answering(event);
    expect(answer).toMatchObject({ error: { code: 'invalid_command' } });
    expect(JSON.stringify(answer)).toContain(sentence);
  });

  test.each(['PaymentsUnavailable', 'StoreUnavailable'] as const)(
    'says that nobody knows, after %s',
    async (name) => {
      const away = () => Promise.reject(new CheckoutError(name, 'Away.'));
      expect(await answering({ command: 'show', orderId }, away)).toMatchObject({
        error: { code: 'unavailable' },
      });
    },
  );

  test('says nothing of an error that is not ours', async () => {
    const broken = () => Promise.reject(new Error('ada@example.com'));
    const answer = await answering({ command: 'show', orderId }, broken);
    expect(answer).toMatchObject({ error: { code: 'internal_error' } });
    expect(JSON.stringify(answer)).not.toContain('ada@');
  });
});
