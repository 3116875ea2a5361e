/** The API's requests about taxes. */
import { anything, expand, post, type Route } from '../api/route.ts';
import { calculateTax } from './tax-calculations.ts';

export const taxRoutes: readonly Route[] = [
  post(
    '/v1/tax/calculations',
    {
      currency: true,
      line_items: anything,
      customer_details: anything,
      shipping_cost: anything,
      ...expand,
    },
    calculateTax,
  ),
];
