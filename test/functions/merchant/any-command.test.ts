/** Whatever the merchant's function is called with, it does as it is told or says in a sentence why not. */
import fc from 'fast-check';
import { type OrdersServices, orders } from '../../../functions/merchant/orders.ts';
import { orderOf } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';

beforeEach(() => void quietLog());
afterEach(() => jest.restoreAllMocks());

const services = {
  findOrder: async () => orderOf(),
  listRefunds: async () => [],
  fetchPayment: async () => undefined,
  executionArnOf: (id: string) => id,
} as unknown as OrdersServices;

const commands = ['show', 'SHOW', 'constructor', '__proto__', 'toString', ''];
const event = fc.oneof(
  fc.anything(),
  fc.record(
    {
      command: fc.oneof(fc.constantFrom(...commands), fc.string()),
      orderId: fc.oneof(fc.constant('HF-AV1A-VXYE-J4R3'), fc.anything()),
      amountMinor: fc.anything(),
      refundId: fc.anything(),
    },
    { requiredKeys: ['command'] },
  ),
);
const named = ['list', 'approve', 'cancel', 'refund', 'stock'];
const isAnother = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && named.includes(Reflect.get(value, 'command'));

test('it answers with the order, or that there is no such command', async () => {
  await fc.assert(
    fc.asyncProperty(
      event.filter((each) => !isAnother(each)),
      async (each) => {
        const answer = (await orders(services)(each)) as { error?: { code: string } };
        expect([undefined, 'invalid_command']).toContain(answer.error?.code);
      },
    ),
    { numRuns: 1000 },
  );
});
