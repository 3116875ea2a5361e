/** A hold that Stripe itself ended while its order was the merchant's: somebody has to know. */
import type { Row } from '../../../local/dynamodb/tables.ts';
import type { Books, Intent, Shop } from './books.ts';
import { isTold, leftUndone } from './told.ts';

export const checkDeadline = (
  { shop, found }: Books,
  { id, cancellation_reason: reason, canceled_at: canceledAt }: Intent,
  order: Row | undefined,
): void => {
  if (reason !== 'expired' || order?.capture !== 'on-approval') return;
  const checkoutId = String(order.checkoutId);
  if (isTold(shop, checkoutId, leftUndone)) return;
  if (wasFailing(shop, checkoutId, Number(canceledAt) * 1000)) return;
  found(`${id} was left to end while its order waited for the merchant`);
};

const hourMs = 60 * 60 * 1000;

/** A step that failed up to that moment rang by its function's errors; one that failed for good, by Parked. */
const wasFailing = ({ executions }: Shop, checkoutId: string, endedAtMs: number): boolean =>
  executions
    .filter(({ name }) => name.startsWith(checkoutId))
    .flatMap(({ history }) => history)
    .some(
      ({ type, timestamp }) =>
        type === 'ExecutionFailed' ||
        (type === 'StateFailed' && timestamp > endedAtMs - 3 * hourMs),
    );
