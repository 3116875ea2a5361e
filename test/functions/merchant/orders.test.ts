import { CheckoutError } from '../../../functions/checkout/errors.ts';
import { type OrdersServices, orders } from '../../../functions/merchant/orders.ts';
import { orderOf } from '../../support/checkouts.ts';
import { outageNames } from '../../support/outages.ts';
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
    [
      null,
      'There is no such command. The commands are list, show, approve, cancel, refund, stock.',
    ],
    [{ command: 'toString' }, 'There is no such command.'],
    [{ command: 'show', orderId: 'HF-1' }, 'The order’s number must look like HF-AV1A-VXYE-J4R3.'],
    [{ command: 'show' }, 'The order’s number must be text, as HF-AV1A-VXYE-J4R3.'],
    [
      { command: 'approve', orderId, amountMinor: 1.5 },
      'The amount must be a whole number of the smallest currency unit.',
    ],
    [
      { command: 'refund', orderId, refundId: 'a b' },
      'The refund’s id must be 1 to 64 letters, digits, - or _.',
    ],
    [{ command: 'refund', orderId }, 'The refund’s id must be text.'],
    [{ command: 'cancel', orderId, amountMinor: 1 }, 'cancel does not take amountMinor.'],
    [{ command: 'list', status: 'gone' }, 'The status must be one of confirmed, paid'],
    [{ command: 'list', limit: 501 }, 'The limit must be at most 500.'],
    [{ command: 'list', days: 0 }, 'The number of days must be at least 1.'],
    [{ command: 'list', awaitingApproval: 'yes' }, 'Whether it waits for approval must be true or'],
  ])('refuses %j with a sentence', async (event, sentence) => {
    const answer = await answering(event);
    expect(answer).toMatchObject({ error: { code: 'invalid_command' } });
    expect(JSON.stringify(answer)).toContain(sentence);
  });

  test('takes an order’s number in small letters', async () => {
    const asked: string[] = [];
    await answering({ command: 'show', orderId: orderId.toLowerCase() }, async (id) => {
      asked.push(id);
      return orderOf();
    });
    expect(asked).toEqual([orderId]);
  });

  test.each(outageNames)('answers “unavailable” after %s', async (name) => {
    const away = () => Promise.reject(new CheckoutError(name, 'Away.'));
    expect(await answering({ command: 'show', orderId }, away)).toMatchObject({
      error: { code: 'unavailable' },
    });
  });

  test('says nothing of an error that is not ours', async () => {
    const broken = () => Promise.reject(new Error('ada@example.com'));
    const answer = await answering({ command: 'show', orderId }, broken);
    expect(answer).toMatchObject({ error: { code: 'internal_error' } });
    expect(JSON.stringify(answer)).not.toContain('ada@');
  });
});
