/** Cards and PaymentMethods as Stripe's API shows them. */
import type { Card, PaymentMethod } from '../account/objects.ts';

export const cardView = (card: Card) => ({
  brand: card.brand,
  country: 'US',
  exp_month: card.expMonth,
  exp_year: card.expYear,
  funding: 'credit',
  last4: card.last4,
});

export const paymentMethodView = ({ id, created, card }: PaymentMethod) => ({
  id,
  object: 'payment_method',
  billing_details: { address: null, email: null, name: null, phone: null },
  card: cardView(card),
  created,
  customer: null,
  livemode: false,
  metadata: {},
  type: 'card',
});
