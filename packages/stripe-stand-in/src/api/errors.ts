/** Stripe's errors as they are on the wire. */

export type StripeErrorBody = {
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  /** Of an error that has a code. */
  readonly doc_url?: string;
  readonly request_log_url?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly network_decline_code?: string;
  readonly network_advice_code?: string;
  readonly charge?: string;
  readonly payment_intent?: unknown;
  readonly payment_method?: unknown;
};

/** An answer that is an error. `isSaved` says whether the request's key remembers it. */
export class StripeError extends Error {
  readonly status: number;
  readonly body: StripeErrorBody;
  readonly isSaved: boolean;
  constructor(status: number, body: StripeErrorBody, isSaved = true) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.isSaved = isSaved;
  }
}

/** The error with the address of its code's page. Source: https://docs.stripe.com/api/errors */
export const withDocUrl = <Body extends { readonly code?: string }>(body: Body): Body =>
  body.code === undefined
    ? body
    : {
        ...body,
        doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`,
      };

type Details = Partial<Pick<StripeErrorBody, 'code' | 'param' | 'payment_intent' | 'charge'>>;

/** A request that began to run and can't be done: remembered under its key. */
export const invalidRequest = (message: string, details: Details = {}): StripeError =>
  new StripeError(400, { type: 'invalid_request_error', message, ...details });

/** A request whose parameters are wrong: refused before it runs, and not remembered. */
export const invalidParameter = (message: string, details: Details = {}): StripeError =>
  new StripeError(400, { type: 'invalid_request_error', message, ...details }, false);

export const notFound = (object: string, id: string, param: string): StripeError =>
  new StripeError(
    404,
    {
      type: 'invalid_request_error',
      message: `No such ${object}: '${id}'`,
      code: 'resource_missing',
      param,
    },
    false,
  );
