import { checkoutIdOf, orderIdOf } from '../../../functions/checkout/idempotency.ts';
import {
  checkoutId,
  isCheckoutId,
  isOrderId,
  isPaymentIntentId,
  orderId,
  paymentIntentId,
} from '../../../functions/checkout/ids.ts';
import { chk } from '../../support/checkouts.ts';

const ids = {
  checkout: checkoutIdOf('0123456789abcdef'),
  order: orderIdOf(chk('a')),
  payment: 'pi_3NrUVH2eZvKYlo2C1',
};

describe.each([
  ['checkout', isCheckoutId, checkoutId],
  ['order', isOrderId, orderId],
  ['payment', isPaymentIntentId, paymentIntentId],
] as const)('the id of a %s', (name, isId, schema) => {
  test('is read as it is', () => {
    expect(isId(ids[name])).toBe(true);
    expect(schema.parse(ids[name])).toBe(ids[name]);
  });

  test('is not an id of another kind, nor part of a longer text', () => {
    const others = Object.entries(ids).filter(([other]) => other !== name);
    for (const [, other] of others) expect(isId(other)).toBe(false);
    expect(isId(` ${ids[name]}`)).toBe(false);
  });

  test.each([undefined, null, '', 5, {}])('is not %p', (value) => {
    expect(isId(value)).toBe(false);
  });
});

test.each([
  ['too short', 'chk_0'],
  ['too long', `${chk('a')}a`],
  ['in capitals', chk('A')],
  ['an execution’s name', `${chk('a')}-requires_capture`],
  ['followed by a line break', `${chk('a')}\n`],
])('a checkout’s id is not %s', (_, text) => {
  expect(isCheckoutId(text)).toBe(false);
});

test.each([
  ['two groups', 'HF-AV1A-VXYE'],
  ['in small letters', 'hf-av1a-vxye-j4r3'],
  ['with a letter that is misread', 'HF-AV1A-VXYE-J4RI'],
  ['four groups', 'HF-AV1A-VXYE-J4R3-0000'],
])('an order’s number is not %s', (_, text) => {
  expect(isOrderId(text)).toBe(false);
});
