import { firstPayButton, type PayButton, payButtonOf } from '../../../web/pay/pay-button.ts';
import { oneMug, quoteFor } from '../goods.ts';

const quote = quoteFor(oneMug);
const withoutAddress = quoteFor(oneMug, { needsDestination: true });
const last: PayButton = { label: 'Pay $9.00', isEnabled: true };

describe('the pay button', () => {
  test('names the total, and can be pressed once everything is ready', () => {
    expect(payButtonOf(last, { quote, isPriced: true, isReady: true })).toEqual({
      label: 'Pay $14.00',
      isEnabled: true,
    });
  });

  test('names the total before the card can be entered, and waits', () => {
    expect(payButtonOf(firstPayButton, { quote, isPriced: true, isReady: false })).toEqual({
      label: 'Pay $14.00',
      isEnabled: false,
    });
  });

  test('leads to the address while the total depends on it', () => {
    const offer = { quote: withoutAddress, isPriced: true, isReady: true };
    expect(payButtonOf(last, offer)).toEqual({ label: 'Enter your address', isEnabled: true });
  });

  test('names no total that is not final', () => {
    const offer = { quote: withoutAddress, isPriced: true, isReady: false };
    expect(payButtonOf(last, offer)).toEqual({ label: 'Pay', isEnabled: false });
  });

  test('waits with the last total while another is on its way', () => {
    const offer = { quote: undefined, isPriced: true, isReady: true };
    expect(payButtonOf(last, offer)).toEqual({ label: 'Pay $9.00', isEnabled: false });
  });

  test('forgets the last total when there is no price', () => {
    const offer = { quote: undefined, isPriced: false, isReady: false };
    expect(payButtonOf(last, offer)).toEqual({ label: 'Pay', isEnabled: false });
  });
});
