import { de } from '../../../web/language/de.ts';
import { en } from '../../../web/language/en.ts';
import { speak } from '../../../web/language/speak.ts';
import { firstPayButton, type PayButton, payButtonOf } from '../../../web/pay/pay-button.ts';
import { oneMug, quoteFor } from '../goods.ts';

const quote = quoteFor(oneMug);
const withoutAddress = quoteFor(oneMug, { needsDestination: true });
const last: PayButton = { label: 'Pay $9.00', beside: '', isEnabled: true };

afterEach(() => speak(en, 'en'));

describe('the pay button', () => {
  test('names the total, and can be pressed once everything is ready', () => {
    expect(payButtonOf(last, { quote, isPriced: true, isReady: true })).toEqual({
      label: 'Pay $14.00',
      beside: '',
      isEnabled: true,
    });
  });

  test('names the total before the card can be entered, and waits', () => {
    expect(payButtonOf(firstPayButton(), { quote, isPriced: true, isReady: false })).toEqual({
      label: 'Pay $14.00',
      beside: '',
      isEnabled: false,
    });
  });

  test('leads to the address while the total depends on it', () => {
    const offer = { quote: withoutAddress, isPriced: true, isReady: true };
    expect(payButtonOf(last, offer)).toEqual({
      label: 'Enter your address',
      beside: '',
      isEnabled: true,
    });
  });

  test('names no total that is not final', () => {
    const offer = { quote: withoutAddress, isPriced: true, isReady: false };
    expect(payButtonOf(last, offer)).toEqual({ label: 'Pay', beside: '', isEnabled: false });
  });

  test('waits with the last total while another is on its way', () => {
    const offer = { quote: undefined, isPriced: true, isReady: true };
    expect(payButtonOf(last, offer)).toEqual({ label: 'Pay $9.00', beside: '', isEnabled: false });
  });

  test('forgets the last total when there is no price', () => {
    const offer = { quote: undefined, isPriced: false, isReady: false };
    expect(payButtonOf(last, offer)).toEqual({ label: 'Pay', beside: '', isEnabled: false });
  });

  test('has the law’s words and nothing else in the EU, whatever the language, with the total beside', () => {
    const offer = { quote, isPriced: true, isReady: true, country: 'IE' };
    expect(payButtonOf(last, offer)).toEqual({
      label: 'Order with obligation to pay',
      beside: 'Total: $14.00',
      isEnabled: true,
    });
  });

  test('has them in German wherever the order goes', () => {
    speak(de, 'de');
    const offer = { quote, isPriced: true, isReady: true, country: 'US' };
    const { label, beside } = payButtonOf(firstPayButton(), offer);
    expect([label, beside.replace(/\s/g, ' ')]).toEqual([
      'Zahlungspflichtig bestellen',
      'Gesamtbetrag: 14,00 $',
    ]);
  });
});
