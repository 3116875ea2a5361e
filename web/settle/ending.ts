/** Whether a checkout has ended, and whether there is an order. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';

type Status = Pick<CheckoutView, 'status'>;

/** Whether something is still to come: from the server, or from the shopper's bank. */
export const isOpen = ({ status }: Status): boolean =>
  status === 'processing' || status === 'requires_action';

/** Whether the shopper has an order. */
export const hasOrder = ({ status }: Status): boolean =>
  status === 'confirmed' || status === 'paid';
