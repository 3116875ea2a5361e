/**
 * The problems that the API answers with: one table of codes, statuses and titles (RFC 9457), and
 * the error that carries one of them to the place where the response is made.
 */
import type { Problem, Quote } from './contract.ts';

const table = {
  invalid_json: [400, 'The body is not JSON'],
  invalid_signature: [400, 'The signature does not fit the body'],
  idempotency_key_missing: [400, 'The Idempotency-Key header is missing'],
  idempotency_key_invalid: [400, 'The Idempotency-Key header is not a valid key'],
  around_the_edge: [403, 'This is not the shop’s address'],
  not_found: [404, 'There is nothing here'],
  method_not_allowed: [405, 'This address does not take this method'],
  price_changed: [409, 'The price has changed'],
  idempotency_key_reused: [409, 'The key was used for another request'],
  body_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The body must be application/json'],
  invalid_request: [422, 'A field is missing or invalid'],
  unknown_sku: [422, 'The product is unknown'],
  out_of_stock: [422, 'The product is out of stock'],
  amount_too_small: [422, 'The total is too small'],
  amount_too_large: [422, 'The total is too large'],
  cannot_ship: [422, 'The shop does not ship there'],
  promotion_unusable: [422, 'The code can’t be used'],
  too_many_attempts: [429, 'Too many attempts'],
  internal_error: [500, 'Something went wrong on our side'],
  too_many_declines: [503, 'The shop takes no payments for some minutes'],
  being_set_up: [503, 'The shop is being set up'],
  unavailable: [503, 'The shop cannot be reached right now'],
} as const;

export type ProblemCode = keyof typeof table;

type Details = {
  /** A sentence that a shopper can read. */
  readonly detail: string;
  readonly field?: string;
  readonly quote?: Quote;
  readonly retryAfterSeconds?: number;
  /** With `method_not_allowed`: the allowed methods, which RFC 9110 wants in the header `Allow`. */
  readonly allowedMethods?: readonly string[];
};

/** Thrown when a request is refused, with everything that the response says about it. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly code: ProblemCode;
  readonly details: Details;

  constructor(code: ProblemCode, details: Details) {
    super(details.detail);
    this.code = code;
    this.details = details;
  }
}

/** The body of a problem's response; it holds the status, too. */
export const problemBody = ({ code, details }: RequestProblem): Problem => {
  const [status, title] = table[code];
  const { detail, field, quote } = details;
  return {
    type: 'about:blank',
    title,
    status,
    code,
    detail,
    ...(field !== undefined && { field }),
    ...(quote !== undefined && { quote }),
  };
};
