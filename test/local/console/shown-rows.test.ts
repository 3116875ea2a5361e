/** What the console reads from rows: what it shows, and nothing that it doesn't know. */
import { shownPayments, shownRows } from '../../../local/console/shown-rows.ts';

const order = {
  id: 'HF-1',
  checkoutId: 'chk_1',
  paymentIntentId: 'pi_1',
  status: 'confirmed',
  currency: 'usd',
  totalMinor: 1400,
  lines: [{ sku: 'mug', quantity: 1, name: 'Enamel mug' }],
  placedAt: '2026-01-02T03:04:05Z',
  email: 'shopper@example.com',
};

test('from an order it reads what it shows: no e-mail', () => {
  const [shown] = shownRows.orders.parse([order]);
  expect(shown).toEqual({
    id: 'HF-1',
    checkoutId: 'chk_1',
    paymentIntentId: 'pi_1',
    status: 'confirmed',
    currency: 'usd',
    totalMinor: 1400,
    lines: [{ sku: 'mug', quantity: 1 }],
    placedAt: '2026-01-02T03:04:05Z',
  });
});

test('an amount that is not whole is refused', () => {
  expect(shownRows.orders.safeParse([{ ...order, totalMinor: 14.5 }]).success).toBe(false);
});

test('a payment without an error is read as well as a declined one', () => {
  const intent = (last_payment_error: object | null) => ({
    id: 'pi_1',
    status: 'succeeded',
    currency: 'usd',
    amount: 1400,
    amount_received: 1400,
    metadata: {},
    last_payment_error,
  });
  const { paymentIntents } = shownPayments.parse({
    paymentIntents: [intent(null), intent({ code: 'card_declined', message: 'No.' })],
    refunds: [],
  });
  expect(paymentIntents.map((each) => each.last_payment_error)).toEqual([
    null,
    { code: 'card_declined' },
  ]);
});
