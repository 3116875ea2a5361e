/** Cards and PaymentMethods as Stripe's API shows them. */
import type { Card, PaymentMethod } from '../account/objects.ts';
import { noBillingDetails } from './billing-details.ts';

/** What a card is wherever it is shown: in a token, a PaymentMethod, a charge. */
export const cardView = (card: Card) => ({
  brand: card.brand,
  country: 'US',
  exp_month: card.expMonth,
  exp_year: card.expYear,
  funding: card.funding ?? 'credit',
  last4: card.last4,
});

/** What a PaymentMethod and the preview of a confirmation token have in common. */
export const paymentMethodDetailsView = ({
  card,
  billingDetails = noBillingDetails,
}: Pick<PaymentMethod, 'card' | 'billingDetails'>) => ({
  billing_details: billingDetails,
  card: { ...cardView(card), display_brand: card.brand, wallet: null },
  type: 'card',
});

export const paymentMethodView = ({ id, created, ...method }: PaymentMethod) => ({
  id,
  object: 'payment_method',
  ...paymentMethodDetailsView(method),
  created,
  customer: null,
  livemode: false,
  metadata: {},
});
