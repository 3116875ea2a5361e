import { CheckoutError } from '../../../functions/checkout/errors.ts';
import { type OrdersServices, orders } from '../../../functions/merchant/orders.ts';
import { orderOf, placedAt, placedAtMs } from '../../support/checkouts.ts';
import { outageNames } from '../../support/outages.ts';
import { quietLog } from '../../support/quiet-log.ts';

const orderId = 'HF-AV1A-VXYE-J4R3';

let lines: ReturnType<typeof quietLog>;
beforeEach(() => {
  lines = quietLog();
});
afterEach(() => jest.restoreAllMocks());

const answering = (
  event: unknown,
  findOrder: OrdersServices['findOrder'] = async () => orderOf(),
) =>
  orders({
    findOrder,
    listOrders: async function* () {
      yield [orderOf()];
    },
    getOrders: async () => [orderOf()],
    decide: async (_, decision) => ({ ...(await findOrder(orderOf().id)), ...decision }),
    sendTaskSuccess: async () => true,
    listRefunds: async () => [refunded],
    fetchPayment: async () => undefined,
    executionArnOf: (id: string) => id,
    getCountedProduct: async () => ({ ...mugs, stockChanges: ['a'] }),
    now: () => placedAtMs,
  } as Partial<OrdersServices> as OrdersServices)(event);

const refunded = {
  id: 're_1',
  refundId: 'one',
  amountMinor: 900,
  currency: 'usd',
  status: 'succeeded',
  createdAt: placedAt,
};
const mugs = { sku: 'mug', name: 'Enamel mug', stock: 40 };
const waiting = async () => orderOf({ capture: 'on-approval' });
const paid = async () => orderOf({ status: 'paid' });

describe('the function Orders', () => {
  test('carries out `list`', async () => {
    expect(await answering({ command: 'list' })).toMatchObject({ orders: [{ id: orderOf().id }] });
  });

  test('carries out `show`', async () => {
    expect(await answering({ command: 'show', orderId })).toMatchObject({
      order: { paymentStatus: 'unknown' },
    });
  });

  test('carries out `approve`', async () => {
    const answer = await answering({ command: 'approve', orderId, amountMinor: 900 }, waiting);
    expect(answer).toMatchObject({ order: { decision: 'approved', approvedMinor: 900 } });
  });

  test('carries out `cancel`', async () => {
    const answer = await answering({ command: 'cancel', orderId }, waiting);
    expect(answer).toMatchObject({ order: { decision: 'canceled' } });
  });

  test('carries out `refund`', async () => {
    const answer = await answering({ command: 'refund', orderId, refundId: 'one' }, paid);
    expect(answer).toMatchObject({ refund: refunded });
  });

  test.each([{}, { add: -1_000_000_000, changeId: 'a' }, { set: 0, changeId: 'a' }])(
    'carries out `stock` with %j',
    async (change) => {
      expect(await answering({ command: 'stock', sku: 'mug', ...change })).toEqual({
        product: mugs,
      });
    },
  );

  test('writes to its log what was done, to which order', async () => {
    await answering({ command: 'show', orderId });
    await answering({ command: 'stock', sku: 'mug' });
    expect(lines).toStrictEqual([
      { level: 'info', fields: { message: 'command done', command: 'show', orderId } },
      { level: 'info', fields: { message: 'command done', command: 'stock' } },
    ]);
  });

  test('writes to its log with which code a command was refused, and nothing of what it was', async () => {
    await answering({ command: 'list', email: '' });
    expect(lines).toEqual([
      { level: 'info', fields: { message: 'command refused', code: 'invalid_command' } },
    ]);
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
    [
      { command: 'cancel', orderId, amountMinor: 1, why: 'rain' },
      'The command cancel does not take amountMinor, why.',
    ],
    [{ command: 'approve', orderId, amountMinor: 0 }, 'The amount must be more than nothing.'],
    [
      { command: 'refund', orderId, refundId: 'one', restock: 'yes' },
      'Whether the stock is given back must be true or false.',
    ],
    [{ command: 'list', status: 'gone' }, 'The status must be one of confirmed, paid'],
    [{ command: 'list', limit: 501 }, 'The limit must be at most 500.'],
    [{ command: 'list', days: 0 }, 'The number of days must be at least 1.'],
    [{ command: 'list', days: 1.5 }, 'The number of days must be a whole number.'],
    [{ command: 'list', awaitingApproval: 'yes' }, 'Whether it waits for approval must be true or'],
    [{ command: 'list', email: 1 }, 'The address must be text.'],
    [{ command: 'list', email: '' }, 'The address must not be empty.'],
    [{ command: 'list', before: 'x' }, 'The order that the list begins after must look like HF-'],
    [{ command: 'stock', sku: 1 }, 'The product must be text.'],
    [{ command: 'stock', sku: '' }, 'The product must not be empty.'],
    [{ command: 'stock', sku: 'mug', set: -1 }, 'The stock must be at least 0.'],
    [{ command: 'stock', sku: 'mug', set: 1.5 }, 'The stock must be a whole number.'],
    [
      { command: 'stock', sku: 'mug', add: 1_000_000_001 },
      'What is added to the stock must be at most 1000000000.',
    ],
    [
      { command: 'stock', sku: 'mug', add: -1_000_000_001 },
      'What is added to the stock must be at least -1000000000.',
    ],
    [{ command: 'stock', sku: 'mug', add: 1, changeId: 1 }, 'The change’s id must be text.'],
    [
      { command: 'stock', sku: 'mug', add: 1, changeId: 'a b' },
      'The change’s id must be 1 to 64 letters, digits, - or _.',
    ],
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
      error: {
        code: 'unavailable',
        message: expect.stringMatching(
          /not known whether.*the same one again.*Nothing is done twice/,
        ),
      },
    });
  });

  test('says nothing of an error that is not ours', async () => {
    const broken = () => Promise.reject(new Error('ada@example.com'));
    const answer = await answering({ command: 'show', orderId }, broken);
    expect(answer).toMatchObject({
      error: {
        code: 'internal_error',
        message: expect.stringMatching(/log says why.*safe to give/),
      },
    });
    expect(lines).toMatchObject([{ level: 'error', fields: { message: 'command failed' } }]);
    expect(JSON.stringify(answer)).not.toContain('ada@');
  });
});
