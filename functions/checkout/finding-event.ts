/**
 * A finding as it is published on the event bus, from where it is sent to the alarms' topic. It
 * holds ids and nothing of a shopper.
 */
import type { CheckoutId, OrderId, PaymentIntentId } from './ids.ts';
import type { Finding } from './verdict.ts';

/** The ids that a person needs to look a finding up. */
export type Numbers = {
  readonly checkoutId?: CheckoutId;
  readonly orderId?: OrderId;
  readonly paymentIntentId?: PaymentIntentId;
  /** Stripe's `evt_…`. */
  readonly eventId?: string;
};

/** The events' detail type, by which the rule of `infra/findings.ts` selects them. */
export const findingType = 'needs_a_person';

export type FindingEvent = {
  readonly type: typeof findingType;
  readonly detail: Numbers & {
    readonly version: 1;
    /** The same id for the same finding at the same time, however often it is published. */
    readonly id: string;
    readonly finding: Finding;
    /** When it was found, in ISO 8601. */
    readonly at: string;
    /** All the ids in one text, for a message. */
    readonly about: string;
  };
};

/** `at` is in ISO 8601. */
export const findingEvent = (finding: Finding, numbers: Numbers, at: string): FindingEvent => {
  const { checkoutId, orderId, paymentIntentId, eventId } = numbers;
  const named = [
    ['order', orderId],
    ['checkout', checkoutId],
    ['payment', paymentIntentId],
    ['event', eventId],
  ].flatMap(([name, id]) => (id === undefined ? [] : [`${name} ${id}`]));
  return {
    type: findingType,
    detail: {
      version: 1,
      id: `${subjectOf(finding, numbers)}:${at}`,
      finding,
      at,
      about: named.join(', ') || 'no number could be read: see the log',
      ...numbers,
    },
  };
};

/** What two findings have in common that are one: its kind, and the checkout that it is about. */
export const subjectOf = (
  finding: Finding,
  { checkoutId, orderId, paymentIntentId, eventId }: Numbers,
): string => `${finding}:${checkoutId ?? orderId ?? paymentIntentId ?? eventId ?? 'unknown'}`;
