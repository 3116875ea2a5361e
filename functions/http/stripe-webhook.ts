/**
 * `POST /api/stripe/webhook`: takes Stripe's events as wake-ups. An event only says that something
 * happened to a payment; it may come late, early, twice, out of order or never. The answer 200 says
 * that its effect, or the event itself, is safely stored. After any other answer Stripe sends the
 * event again.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isOutage } from '../checkout/errors.ts';
import type { Numbers } from '../checkout/finding-event.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { errorFields, log } from '../lambda/log.ts';
import type { Delivered, PaymentEvent } from '../settle/deliver-event.ts';
import type { ParkedEvent } from '../store/parked-events.ts';
import type { WakeUp } from '../stripe/webhook-events.ts';
import { json, problem, type Response } from './response.ts';

type Services = {
  readonly readEvent: (body: Buffer, signature: string) => Promise<WakeUp | undefined>;
  readonly deliver: (event: PaymentEvent) => Promise<Delivered>;
  readonly park: (event: ParkedEvent) => Promise<void>;
  readonly report: (settled: Delivered, numbers: Numbers) => Promise<void>;
  readonly now: () => Date;
};

export const stripeWebhook =
  (services: Services) =>
  async (event: APIGatewayProxyEventV2): Promise<Response> => {
    try {
      // The signature is over these exact bytes; API Gateway may have encoded them in base 64.
      const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
      const wakeUp = await services.readEvent(body, event.headers['stripe-signature'] ?? '');
      if (wakeUp === undefined) return refused();
      return json(200, { received: true, outcome: await take(services, wakeUp) });
    } catch (error) {
      log.error('event not taken', errorFields(error));
      return failed(error);
    }
  };

const take = async (services: Services, wakeUp: WakeUp): Promise<string> => {
  const { id, type, paymentIntentId, told } = wakeUp;
  if (paymentIntentId === undefined) return 'ignored';
  const settled = await services.deliver({
    type,
    paymentIntentId,
    ...(told !== undefined && { told }),
  });
  if (settled.kind === 'unknown_checkout') {
    await services.park({ id, type, paymentIntentId, parkedAt: services.now().toISOString() });
    log.warn('event parked', { eventId: id, eventType: type, paymentIntentId });
    return 'parked';
  }
  await services.report(settled, { eventId: id, paymentIntentId });
  return settled.kind;
};

const refused = (): Response => {
  log.warn('event refused', { code: 'invalid_signature' });
  return problem(
    new RequestProblem('invalid_signature', {
      detail:
        'The Stripe-Signature is missing, is older than five minutes, or is not of this body.',
    }),
  );
};

const failed = (error: unknown): Response => {
  return problem(
    new RequestProblem(isOutage(error) ? 'unavailable' : 'internal_error', {
      detail: 'The event could not be taken. Please send it again.',
    }),
  );
};
