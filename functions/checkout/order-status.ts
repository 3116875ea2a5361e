/** What an order can be: `confirmed` until it is captured or canceled, `paid` until all of it is refunded. */
export const orderStatuses = ['confirmed', 'paid', 'canceled', 'refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
