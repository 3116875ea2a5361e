/** Refuses a price that needs more of the address: all of it for shipping, or the state for taxes. */
import type { Quote, ShippingAddress } from '../checkout/contract.ts';
import { RequestProblem } from '../checkout/problems.ts';

/** Throws `invalid_request`, with the field: the address, or the state in it. */
export const assertDestination = (
  { needsDestination }: Quote,
  shipping: ShippingAddress | undefined,
): void => {
  if (!needsDestination) return;
  throw new RequestProblem(
    'invalid_request',
    shipping === undefined
      ? { detail: 'Please say where your order is to be sent.', field: 'shipping' }
      : {
          detail: 'Please say which state your order is to be sent to.',
          field: 'shipping.state',
        },
  );
};
