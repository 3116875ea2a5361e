import type { Quote } from '../../../functions/checkout/contract.ts';
import {
  type ProblemCode,
  problemBody,
  RequestProblem,
} from '../../../functions/checkout/problems.ts';

const statuses: Record<ProblemCode, number> = {
  invalid_json: 400,
  invalid_signature: 400,
  idempotency_key_missing: 400,
  idempotency_key_invalid: 400,
  around_the_edge: 403,
  not_found: 404,
  method_not_allowed: 405,
  price_changed: 409,
  idempotency_key_reused: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid_request: 422,
  unknown_sku: 422,
  out_of_stock: 422,
  amount_too_small: 422,
  amount_too_large: 422,
  cannot_ship: 422,
  promotion_unusable: 422,
  too_many_attempts: 429,
  internal_error: 500,
  too_many_declines: 503,
  being_set_up: 503,
  unavailable: 503,
};

describe('a problem', () => {
  test.each(Object.entries(statuses))('%s is answered with %p', (code, status) => {
    const body = problemBody(new RequestProblem(code as ProblemCode, { detail: 'A sentence.' }));
    expect(body).toEqual({
      type: 'about:blank',
      title: expect.stringMatching(/^[A-Z]/),
      status,
      code,
      detail: 'A sentence.',
    });
  });

  test('names the field that is wrong, when there is one', () => {
    const refused = new RequestProblem('unknown_sku', { detail: 'Gone.', field: 'items[0].sku' });
    expect(problemBody(refused).field).toBe('items[0].sku');
  });

  test('carries the price as it is now, when it has changed', () => {
    const quote: Quote = {
      currency: 'usd',
      lines: [],
      subtotal: 1,
      discount: 0,
      shipping: 0,
      tax: 0,
      total: 1,
      needsDestination: false,
      taxes: [],
    };
    const refused = new RequestProblem('price_changed', { detail: 'Look again.', quote });
    expect(problemBody(refused).quote).toEqual(quote);
  });

  test('keeps the seconds to wait out of its body', () => {
    const refused = new RequestProblem('unavailable', { detail: 'Later.', retryAfterSeconds: 2 });
    expect(problemBody(refused)).not.toHaveProperty('retryAfterSeconds');
  });

  test('is an Error with a name of its own and the sentence as its message', () => {
    const refused = new RequestProblem('not_found', { detail: 'There is no such checkout.' });
    expect(refused).toBeInstanceOf(Error);
    expect([refused.name, refused.message]).toEqual([
      'RequestProblem',
      'There is no such checkout.',
    ]);
  });
});
