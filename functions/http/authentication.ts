/**
 * `POST /api/checkouts/{id}/authentication`: the page says that the bank's step is over. This is
 * only a wake-up: Stripe is asked how the step ended. A call that is repeated or comes too early
 * changes nothing.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type CheckoutId, isCheckoutId } from '../checkout/ids.ts';
import { RequestProblem } from '../checkout/problems.ts';
import type { StoredCheckout } from '../store/checkout-row.ts';
import { readWaitSeconds, waitUntilMs } from './request.ts';
import { json, type Response, waited } from './response.ts';
import { viewOf } from './view.ts';

type Services = {
  readonly getCheckout: (id: CheckoutId) => Promise<StoredCheckout | undefined>;
  /** Whether Stripe may be asked again: however often the page calls, once a second is enough. */
  readonly isTimeToLook: (id: CheckoutId) => Promise<boolean>;
  /** Resolves to whether this call made the checkout go on. */
  readonly resume: (checkout: StoredCheckout) => Promise<boolean>;
  readonly awaitCheckout: (id: CheckoutId, untilMs: number) => Promise<StoredCheckout | undefined>;
};

export const authentication =
  ({ getCheckout, isTimeToLook, resume, awaitCheckout }: Services) =>
  async (event: APIGatewayProxyEventV2): Promise<Response> => {
    const id = event.pathParameters?.id;
    const waitSeconds = readWaitSeconds(event);
    const found = isCheckoutId(id) ? await getCheckout(id) : undefined;
    if (found === undefined) {
      throw new RequestProblem('not_found', { detail: 'There is no such checkout.' });
    }
    const isWaiting = found.status === 'requires_action';
    if (isWaiting && (await isTimeToLook(found.id))) await resume(found);
    const checkout = await awaitCheckout(found.id, waitUntilMs(event, waitSeconds));
    return json(200, viewOf(checkout ?? found), waited(waitSeconds));
  };
