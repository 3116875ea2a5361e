/**
 * The name of a request, and where Stripe's dashboard shows it. Source:
 * https://docs.stripe.com/api/request_ids, and `request_log_url` of errors in
 * https://docs.stripe.com/api/errors
 */
import { createHash } from 'node:crypto';
import type { Context } from '../account/context.ts';
import type { ApiAnswer } from './exchange.ts';

/** A name such as `req_…`. The same requests at the same times have the same names. */
export const requestIdOf = ({ store: { state }, clock }: Context): string => {
  const place = `${clock.nowMs()} ${state.serial} ${state.requests}`;
  return `req_${createHash('sha256').update(place).digest('hex').slice(0, 14)}`;
};

const isError = (body: unknown): body is { readonly error: object } =>
  typeof body === 'object' && body !== null && 'error' in body;

/**
 * The answer whose error says where the log has its request. Without an account there is no log (401),
 * and an error of Stripe's own says nothing.
 */
export const withLogUrl = (answer: ApiAnswer, requestId: string, nowSeconds: number): ApiAnswer => {
  const { status, body } = answer;
  if (status === 401 || status >= 500 || !isError(body)) return answer;
  const request_log_url = `https://dashboard.stripe.com/test/logs/${requestId}?t=${nowSeconds}`;
  return { ...answer, body: { ...body, error: { request_log_url, ...body.error } } };
};
