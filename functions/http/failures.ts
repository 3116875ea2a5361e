/** What a shopper is told when something failed: a sentence that says it is safe to try again. */
import { isOutage } from '../checkout/errors.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { errorFields, log } from '../lambda/log.ts';
import { problem, type Response } from './response.ts';

/** The route's response. An error becomes one, too: a problem when refused, a 5xx when failed. */
export const answered = async (route: string, work: () => Promise<Response>): Promise<Response> => {
  try {
    return await work();
  } catch (error) {
    return problem(problemIn(error, route));
  }
};

const problemIn = (error: unknown, route: string): RequestProblem => {
  if (error instanceof RequestProblem) {
    log.info('request refused', { route, code: error.code });
    return error;
  }
  log.error('request failed', { route, ...errorFields(error) });
  return isOutage(error)
    ? unavailable('The shop cannot be reached right now. Please try again in a moment.')
    : new RequestProblem('internal_error', {
        detail:
          'Something went wrong on our side. You can safely try again: nothing is paid twice.',
      });
};

/** The problem for a failure that passes by itself: the client may try again in two seconds. */
export const unavailable = (detail: string): RequestProblem =>
  new RequestProblem('unavailable', { detail, retryAfterSeconds: 2 });

/**
 * The problem before the shop's Stripe key is stored. It has no `Retry-After`: a person ends it, and
 * no alarm rings.
 */
export const beingSetUp = (): RequestProblem =>
  new RequestProblem('being_set_up', {
    detail: 'The shop is still being set up and can’t take payments yet. Nothing was charged.',
  });
