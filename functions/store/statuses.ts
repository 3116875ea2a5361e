/** The statuses that a DynamoDB expression compares with or sets. */
import type { OrderStatus } from '../checkout/order-status.ts';
import type { StoredStatus } from '../checkout/verdict.ts';

/** The placeholders' values, as in `{ ':paid': 'paid' }`: a misspelt status does not compile. */
export type CheckoutStatusValues = Readonly<Record<`:${string}`, StoredStatus>>;
export type OrderStatusValues = Readonly<Record<`:${string}`, OrderStatus>>;
