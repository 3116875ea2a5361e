/**
 * A request to the API, from its key to its answer, with the fault that was ordered for it. The
 * effect itself is synchronous: only faults wait, before it or after it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../account/context.ts';
import type { JournalEntry } from '../account/store.ts';
import type { Fault, Faults } from '../control/faults.ts';
import { assertMay } from './authentication.ts';
import { StripeError } from './errors.ts';
import { parseForm } from './form.ts';
import { fingerprintOf, inUse, remembered } from './idempotency.ts';
import { type Found, findRoute, run } from './routes.ts';

export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
};

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** A browser may look at a PaymentIntent only with its secret. */
const mayBrowsers = ({ route }: Found, { method, query }: ApiRequest): boolean =>
  route.isForBrowsers === true &&
  (method === 'POST' || new URLSearchParams(query).has('client_secret'));

/** No answer at all: the connection is to be cut. */
export const noAnswer = Symbol('no answer');

const serverError = (): ApiAnswer => ({
  status: 500,
  headers: {},
  body: { error: { type: 'api_error', message: 'An unknown error occurred.' } },
});

const busy = (code: string, message: string, headers: Record<string, string>): ApiAnswer => ({
  status: 429,
  headers,
  body: { error: { type: 'invalid_request_error', code, message } },
});

/** Faults that are an answer of their own, before the request is even looked at. */
const instead = ({ kind }: Fault, key: string): ApiAnswer | typeof noAnswer | undefined => {
  switch (kind) {
    case 'reset-before':
      return noAnswer;
    case 'error-before':
      return serverError();
    case 'unavailable':
      return { ...serverError(), status: 503 };
    case 'rate-limit':
      return busy('rate_limit', 'Request rate limit exceeded.', {
        'stripe-rate-limited-reason': 'endpoint-rate',
      });
    case 'lock-timeout':
      return busy(
        'lock_timeout',
        'This object cannot be accessed right now because another API request or Stripe process is currently accessing it.',
        { 'stripe-should-retry': 'true' },
      );
    case 'in-use':
      return answerOf(inUse(key));
    default:
      return undefined;
  }
};

const answerOf = (error: StripeError): ApiAnswer => ({
  status: error.status,
  headers: {},
  body: { error: error.body },
});

export const createApi = (context: Context, faults: Faults) => {
  const { state } = context.store;
  /** Keys whose request is under way, held up by a fault. */
  const underWay = new Set<string>();

  const act = (request: ApiRequest, found: Found, fault: Fault | undefined): ApiAnswer => {
    const { method, path, query, body, idempotencyKey } = request;
    const params = parseForm(method === 'POST' ? body : query);
    const key = method === 'POST' ? idempotencyKey : undefined;
    const fingerprint = fingerprintOf(body);
    if (key !== undefined) {
      const saved = remembered(context, key, path, fingerprint);
      if (saved !== undefined) {
        const headers = { 'idempotent-replayed': 'true' };
        return { status: saved.status, headers, body: saved.body };
      }
    }
    context.acting.idempotencyKey = key ?? null;
    const answer = outcome(found, params, fault);
    context.acting.idempotencyKey = null;
    if (key !== undefined && answer.isSaved) {
      const at = context.clock.nowSeconds();
      state.keys[key] = { path, fingerprint, at, status: answer.status, body: answer.body };
    }
    return answer;
  };

  const outcome = (
    found: Found,
    params: ReturnType<typeof parseForm>,
    fault: Fault | undefined,
  ): ApiAnswer & { readonly isSaved: boolean } => {
    if (fault?.kind === 'error-saved') return { ...serverError(), isSaved: true };
    const isLost = fault?.kind === 'effect-then-500-saved';
    try {
      const body = run(context, found, params);
      if (isLost) return { ...serverError(), isSaved: true };
      return { status: 200, headers: {}, body, isSaved: true };
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      // A decline is an effect, too; what was refused before it ran is not.
      if (isLost && error.isSaved) return { ...serverError(), isSaved: true };
      return { ...answerOf(error), isSaved: error.isSaved };
    }
  };

  const journal = ({ method, path, body, query, idempotencyKey }: ApiRequest): JournalEntry => {
    const entry: JournalEntry = {
      at: context.clock.nowMs(),
      method,
      path,
      idempotencyKey: idempotencyKey ?? null,
      parameters: [...new URLSearchParams(method === 'POST' ? body : query).keys()],
      status: 'pending',
      replayed: false,
    };
    state.journal.push(entry);
    return entry;
  };

  return async (request: ApiRequest): Promise<ApiAnswer | typeof noAnswer> => {
    const entry = journal(request);
    const answer = await handle(request, entry).catch((error: unknown) => {
      if (error instanceof StripeError) return answerOf(error);
      throw error;
    });
    entry.status = answer === noAnswer ? 'no answer' : answer.status;
    entry.replayed = answer !== noAnswer && 'idempotent-replayed' in answer.headers;
    return answer;
  };

  async function handle(request: ApiRequest, entry: JournalEntry) {
    const { method, path, idempotencyKey: key } = request;
    const found = findRoute(method, path);
    if (found === undefined) {
      throw new StripeError(
        404,
        {
          type: 'invalid_request_error',
          message: `Unrecognized request URL (${method}: ${path}).`,
        },
        false,
      );
    }
    assertMay(request.authorization, mayBrowsers(found, request));
    const fault = faults.next(method, found.route.template);
    if (fault !== undefined) entry.fault = fault.kind;
    const replaced = fault && instead(fault, key ?? '');
    if (replaced !== undefined) return replaced;
    const isWrite = method === 'POST' && key !== undefined;
    if (isWrite && underWay.has(key)) throw inUse(key);
    if (isWrite) underWay.add(key);
    try {
      if (fault?.kind === 'slow-before') await sleep(fault.delayMs ?? 0);
      const answer = act(request, found, fault);
      if (fault?.kind === 'slow-after') await sleep(fault.delayMs ?? 0);
      return fault?.kind === 'lost-reply' ? noAnswer : answer;
    } finally {
      if (isWrite) underWay.delete(key);
    }
  }
};
