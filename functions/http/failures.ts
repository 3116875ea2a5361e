/** What a shopper is told when something failed: a sentence, and that trying again is safe. */
import { isOutage } from '../checkout/errors.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { errorFields, log } from '../lambda/log.ts';
import { problem, type Response } from './response.ts';

/** The route's answer; what it throws becomes one, too: a refusal's problem, a failure's 5xx. */
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

/** Something that passes. */
export const unavailable = (detail: string): RequestProblem =>
  new RequestProblem('unavailable', { detail, retryAfterSeconds: 2 });
