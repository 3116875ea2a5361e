/** Where an order can be looked at further: its execution and its payment. */
import type { OrderDetails } from '../../functions/checkout/commands.ts';
import type { Links } from './table.ts';

/** `localPort` is that of the page of `npm start`; without it they are AWS's and Stripe's own. */
export const linksOf = (
  { executionArn, checkoutId, paymentIntentId, isLive }: OrderDetails,
  localPort: number | undefined,
): Links => {
  if (localPort !== undefined) {
    const console = `http://127.0.0.1:${localPort}/_local/`;
    return { execution: `${console}#${checkoutId}`, payment: console };
  }
  const region = executionArn.split(':')[3] ?? '';
  return {
    execution:
      `https://${region}.console.aws.amazon.com/states/home?region=${region}` +
      `#/v2/executions/details/${executionArn}`,
    payment: `https://dashboard.stripe.com/${isLive ? '' : 'test/'}payments/${paymentIntentId}`,
  };
};
