import { checkoutStatuses } from '../../functions/checkout/contract.ts';
import { wordsOf } from '../../web/confirm/confirmation-view.ts';

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
