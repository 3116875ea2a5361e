/** What makes two requests to Stripe alike: their operation, what they say, and words of a choice. */
import type { StripeRequest } from '../../simulation/stripe-requests.ts';

/** A value that is one of a few, such as `requested_by_customer`, and no text, id or number. */
const word = /^[a-z]+(_[a-z]+)*$/;
/** Their names and their values are the caller's own. */
const own = /^(metadata|description|customer_details|url|receipt_email|domain_name)\b/;

/** Such as `POST /v1/refunds amount metadata payment_intent reason=requested_by_customer`. */
export const shapeOf = ({ method, path, body }: StripeRequest): string => {
  const { pathname, searchParams } = new URL(path, 'http://stripe');
  const said = [...searchParams, ...new URLSearchParams(body)].map(([name, value]) => {
    if (name.startsWith('metadata[')) return 'metadata';
    const member = name.replaceAll(/\[\d+\]/g, '[]');
    const isChosen = name.startsWith('expand[') || (word.test(value) && !own.test(name));
    return isChosen ? `${member}=${value}` : member;
  });
  const operation = pathname.replaceAll(/\b[a-z]+_[A-Za-z0-9_]{6,}(?=\/|$)/g, (part) =>
    operations.has(part) ? part : ':id',
  );
  return [method, operation, ...new Set(said.toSorted())].join(' ');
};

/** Parts of addresses that look like ids. */
const operations = new Set([
  'balance_transactions',
  'confirmation_tokens',
  'line_items',
  'payment_intents',
  'payment_method_domains',
  'payment_methods',
  'test_helpers',
  'webhook_endpoints',
]);

/** The first request of each shape. */
export const distinct = (requests: readonly StripeRequest[]): ReadonlyMap<string, StripeRequest> =>
  new Map(requests.toReversed().map((request) => [shapeOf(request), request]));
