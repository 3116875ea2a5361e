/** What the page says about a checkout, for each of its statuses. */
import type { CheckoutStatus, CheckoutView } from '../../functions/checkout/contract.ts';
import { formatMoney } from '../page/money.ts';

/** The sign above the heading: under way, done, refunded, or failed. */
export type Seal = 'open' | 'good' | 'back' | 'bad';

export type Words = { readonly seal: Seal; readonly title: string; readonly text: string };

const words: Readonly<Record<CheckoutStatus, Words>> = {
  processing: {
    seal: 'open',
    title: 'Your payment is being processed',
    text: 'This page will say so as soon as it is done. You can leave it open.',
  },
  requires_action: {
    seal: 'open',
    title: 'Your bank is asking for a confirmation',
    text: 'The payment goes on as soon as your bank has heard from you.',
  },
  confirmed: {
    seal: 'good',
    title: 'Your order is confirmed',
    text: 'The amount is reserved on your card, and we are getting your things ready.',
  },
  paid: {
    seal: 'good',
    title: 'Your order is confirmed',
    text: 'It is paid, and we are getting it ready.',
  },
  declined: {
    seal: 'bad',
    title: 'The payment was declined',
    text: 'Nothing was ordered or charged.',
  },
  rejected: {
    seal: 'bad',
    title: 'The order could not be made',
    text: 'Your card was not charged.',
  },
  expired: {
    seal: 'bad',
    title: 'The payment has expired',
    text: 'Nothing was ordered or charged.',
  },
  canceled: { seal: 'bad', title: 'The order was canceled', text: 'Your card was not charged.' },
  refunded: {
    seal: 'back',
    title: 'The order was refunded',
    text: 'The full amount goes back to your card.',
  },
};

const awaitingApproval: Words = {
  seal: 'good',
  title: 'We have your order',
  text: 'We still have to agree to it. Until then the amount is only reserved on your card, and nothing is charged.',
};

/** What the page says about a checkout. One that is still being undone reads as it will end. */
export const wordsOf = ({
  status,
  awaitsApproval,
  error,
}: Pick<CheckoutView, 'status' | 'awaitsApproval' | 'error'>): Words => {
  if (awaitsApproval) return awaitingApproval;
  return error?.code === 'releasing' ? words.rejected : words[status];
};

/**
 * What the alert beside the form says about a checkout without an order: the API's sentence, if
 * any.
 */
export const refusalSentence = ({ status, error }: CheckoutView): string =>
  error?.message ?? `${words[status].title}. ${words[status].text}`;

/** Says what was charged when it is less than the total; undefined when it is not. */
export const capturedSentence = ({
  captured,
  total,
  currency,
}: CheckoutView): string | undefined =>
  captured !== undefined && captured < total
    ? `${formatMoney(captured, currency)} was charged to your card, and the rest of the hold was released.`
    : undefined;
