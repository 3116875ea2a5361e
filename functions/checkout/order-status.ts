/**
 * An order is `confirmed` until it is captured or canceled, and `paid` until it is fully refunded.
 */
export const orderStatuses = ['confirmed', 'paid', 'canceled', 'refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
