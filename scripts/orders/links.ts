/** Links to an order's execution and to its payment. */
import type { OrderDetails } from '../../functions/checkout/commands.ts';

export type Links = { readonly execution: string; readonly payment: string };

/** Links into the console of `npm start` at `localPageUrl`, or else into AWS's and Stripe's. */
export const linksOf = (
  { executionArn, checkoutId, paymentIntentId, isLive }: OrderDetails,
  localPageUrl: string | undefined,
): Links => {
  if (localPageUrl !== undefined) {
    const console = `${localPageUrl}/_local/`;
    return { execution: `${console}#${checkoutId}`, payment: `${console}#${paymentIntentId}` };
  }
  const region = executionArn.split(':')[3] ?? '';
  return {
    execution:
      `https://${region}.console.aws.amazon.com/states/home?region=${region}` +
      `#/v2/executions/details/${executionArn}`,
    payment: `https://dashboard.stripe.com/${isLive ? '' : 'test/'}payments/${paymentIntentId}`,
  };
};
