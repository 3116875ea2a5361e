/** A shipping address with a telephone number where the shop asks for one, and without it where not. */
import type { ShippingAddress } from '../checkout/contract.ts';
import type { PhoneAsk } from '../checkout/phone-asks.ts';
import { RequestProblem } from '../checkout/problems.ts';

/**
 * Throws `invalid_request`, which names `shipping.phone`, when the shop needs the number and there is
 * none. One that the shop does not ask for is not kept.
 */
export const withAskedPhone = (shipping: ShippingAddress, ask: PhoneAsk): ShippingAddress => {
  const { phone, ...address } = shipping;
  if (ask === 'none') return address;
  if (ask === 'required' && phone === undefined) {
    throw new RequestProblem('invalid_request', {
      detail: 'Please enter a telephone number for the delivery.',
      field: 'shipping.phone',
    });
  }
  return shipping;
};
