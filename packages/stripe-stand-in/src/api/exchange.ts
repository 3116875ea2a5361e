/** A request to the API and its answer, without a network. */

export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  /** Without its `?`. */
  readonly query: string;
  /** Form-encoded. */
  readonly body: string;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
};

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** In the place of an answer: the connection is to be cut. */
export const noAnswer = Symbol('no answer');
