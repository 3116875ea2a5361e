import type { Numbers } from '../../../functions/checkout/finding-event.ts';
import { sayWhatWasDone } from '../../../functions/settle/say-what-was-done.ts';
import { checkoutId } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';

let lines: ReturnType<typeof quietLog>;
beforeEach(() => {
  lines = quietLog();
});
afterEach(() => jest.restoreAllMocks());

const told: unknown[] = [];
beforeEach(() => void told.splice(0));
const say = sayWhatWasDone(async (finding, numbers) => void told.push({ finding, ...numbers }));
const numbers: Numbers = { paymentIntentId: 'pi_1', eventId: 'evt_1' };

test('a finding is told, with the checkout that it is about', async () => {
  await say({ kind: 'alarm', finding: 'order_missing', checkoutId }, numbers);
  expect(told).toEqual([{ finding: 'order_missing', checkoutId, ...numbers }]);
});

test('a finding of no checkout is told without one', async () => {
  await say({ kind: 'alarm', finding: 'payment_without_checkout' }, numbers);
  expect(told).toStrictEqual([{ finding: 'payment_without_checkout', ...numbers }]);
});

test('a finding that can’t be told fails, so that it is met again', async () => {
  const away = sayWhatWasDone(() => Promise.reject(new Error('Away')));
  await expect(away({ kind: 'alarm', finding: 'order_missing' }, numbers)).rejects.toThrow('Away');
});

test.each(['at_rest', 'started', 'redriven', 'refunded', 'running', 'too_young'] as const)(
  'what was settled as %s is a line in the log, and nobody is told',
  async (kind) => {
    await say({ kind, checkoutId }, numbers);
    expect(lines).toEqual([
      { level: 'info', fields: { message: 'settled', outcome: kind, checkoutId, ...numbers } },
    ]);
    expect(told).toEqual([]);
  },
);
