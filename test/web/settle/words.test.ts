import { type CheckoutView, checkoutStatuses } from '../../../functions/checkout/contract.ts';
import { capturedSentence, refusalSentence, wordsOf } from '../../../web/settle/words.ts';

const paid: CheckoutView = {
  id: 'chk_0123456789abcdefghjkmnpq',
  status: 'paid',
  currency: 'usd',
  total: 2800,
  lines: [],
};

describe('a paid order', () => {
  test('that was captured in part says what was charged, and that the rest is free again', () => {
    expect(capturedSentence({ ...paid, captured: 2000 })).toBe(
      '$20.00 was charged to your card, and the rest of the hold was released.',
    );
  });

  test('that was captured in full has nothing to say beyond its total', () => {
    expect(capturedSentence({ ...paid, captured: 2800 })).toBeUndefined();
  });

  test('is not said to be charged in part before it is', () => {
    expect(capturedSentence(paid)).toBeUndefined();
  });
});

describe('the page of a checkout', () => {
  test('turns its sign only while there is something to wait for', () => {
    const open = checkoutStatuses.filter((status) => wordsOf({ status }).seal === 'open');
    expect(open).toEqual(['processing', 'requires_action']);
  });

  test('never says that an order is confirmed which nobody has agreed to yet', () => {
    const { title, text } = wordsOf({ status: 'confirmed', awaitsApproval: true });
    expect(`${title}. ${text}`).not.toMatch(/confirmed|getting your things ready/);
    expect(text).toMatch(/nothing is charged/);
  });
});

describe('a checkout without an order', () => {
  const declined: CheckoutView = { ...paid, status: 'declined' };

  test('is explained beside the form in the API’s own words', () => {
    const error = { code: 'card_declined', message: 'Your card has insufficient funds.' };
    expect(refusalSentence({ ...declined, error })).toBe('Your card has insufficient funds.');
  });

  test('is explained in the page’s words when the API has none', () => {
    expect(refusalSentence(declined)).toBe(
      'The payment was declined. Nothing was ordered or charged.',
    );
  });
});

test.each([
  ['processing', 'open'],
  ['requires_action', 'open'],
  ['confirmed', 'good'],
  ['paid', 'good'],
  ['declined', 'bad'],
  ['rejected', 'bad'],
  ['expired', 'bad'],
  ['canceled', 'bad'],
  ['refunded', 'back'],
] as const)('a checkout that is %s stands under the sign "%s"', (status, seal) => {
  expect(wordsOf({ status }).seal).toBe(seal);
});

test('an order that waits for the merchant stands under a good sign', () => {
  expect(wordsOf({ status: 'confirmed', awaitsApproval: true }).seal).toBe('good');
});
