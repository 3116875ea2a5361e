/** What the page says about a checkout, for each of its statuses. */
import type { CheckoutStatus, CheckoutView } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import { formatMoney } from '../page/money.ts';

/** The sign above the heading: under way, done, refunded, or failed. */
export type Seal = 'open' | 'good' | 'back' | 'bad';

export type Words = { readonly seal: Seal; readonly title: string; readonly text: string };

const seals: Readonly<Record<CheckoutStatus, Seal>> = {
  processing: 'open',
  requires_action: 'open',
  confirmed: 'good',
  paid: 'good',
  declined: 'bad',
  rejected: 'bad',
  expired: 'bad',
  canceled: 'bad',
  refunded: 'back',
};

const wordsFor = (status: CheckoutStatus): Words => ({
  seal: seals[status],
  ...words().checkout[status],
});

/** What the page says about a checkout. One that is still being undone reads as it will end. */
export const wordsOf = ({
  status,
  awaitsApproval,
  error,
}: Pick<CheckoutView, 'status' | 'awaitsApproval' | 'error'>): Words => {
  if (awaitsApproval) return { seal: 'good', ...words().checkout.awaitsApproval };
  return wordsFor(error?.code === 'releasing' ? 'rejected' : status);
};

/**
 * What the alert beside the form says about a checkout without an order: the API's sentence, if
 * any.
 */
export const refusalSentence = ({ status, error }: CheckoutView): string => {
  const { title, text } = wordsFor(status);
  return error?.message ?? `${title}. ${text}`;
};

/** Says what was charged when it is less than the total; undefined when it is not. */
export const capturedSentence = ({
  captured,
  total,
  currency,
}: CheckoutView): string | undefined =>
  captured !== undefined && captured < total
    ? words().checkout.inPart(formatMoney(captured, currency))
    : undefined;
