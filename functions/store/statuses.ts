/** The statuses that an expression of DynamoDB compares with, or sets. */
import type { OrderStatus } from '../checkout/order-status.ts';
import type { StoredStatus } from '../checkout/verdict.ts';

/** Values by their placeholders, as in `{ ':paid': 'paid' }`: a misspelt status does not compile. */
export type CheckoutStatusValues = Readonly<Record<`:${string}`, StoredStatus>>;
export type OrderStatusValues = Readonly<Record<`:${string}`, OrderStatus>>;
