/**
 * A request to the API, from its key to its answer, with the fault that was ordered for it. The
 * effect itself is synchronous: only faults wait, before it or after it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../account/context.ts';
import { forgetOld } from '../account/forget.ts';
import type { JournalEntry } from '../account/state.ts';
import type { Fault } from '../control/fault.ts';
import type { Faults } from '../control/faults.ts';
import { assertMay, assertPermitted } from './authentication.ts';
import { StripeError } from './errors.ts';
import { type ApiAnswer, type ApiRequest, noAnswer } from './exchange.ts';
import { answerInstead, answerOf, refusal, serverError } from './fault-answers.ts';
import { parseForm } from './form.ts';
import { assertKey, fingerprintOf, inUse, remembered } from './idempotency.ts';
import { createLimiter, type RateLimits } from './rate-limits.ts';
import { requestIdOf, withLogUrl } from './request-log.ts';
import { type Found, findRoute, run } from './routes.ts';

/** A browser may look at a PaymentIntent only with its secret. */
const mayBrowsers = ({ route }: Found, { method, query }: ApiRequest): boolean =>
  route.isForBrowsers === true &&
  (method === 'POST' || new URLSearchParams(query).has('client_secret'));

const paramsOf = ({ method, body, query }: ApiRequest): string =>
  method === 'POST' ? body : query;

const foundOrThrow = ({ method, path }: ApiRequest): Found => {
  const found = findRoute(method, path);
  if (found !== undefined) return found;
  const message = `Unrecognized request URL (${method}: ${path}).`;
  throw new StripeError(404, { type: 'invalid_request_error', message }, false);
};

export type ApiOptions = {
  /** Hears of every request once it has its answer. */
  readonly onAnswer?: ((entry: JournalEntry) => void) | undefined;
  /** Without them, the API takes any number of requests. */
  readonly rateLimits?: RateLimits | undefined;
};

export const createApi = (
  context: Context,
  faults: Faults,
  { onAnswer = () => {}, rateLimits }: ApiOptions = {},
) => {
  const { state } = context.store;
  const limited = rateLimits && createLimiter(rateLimits, context.clock.nowMs);
  /** Keys whose request is under way: a fault holds it up. */
  const underWay = new Set<string>();

  const outcome = (
    found: Found,
    request: ApiRequest,
    fault: Fault | undefined,
  ): ApiAnswer & { readonly isSaved: boolean } => {
    if (fault?.kind === 'error-saved') return { ...serverError(), isSaved: true };
    if (fault?.kind === 'refused' || fault?.kind === 'refused-saved') {
      const { method, template } = found.route;
      return { ...refusal(fault, method, template), isSaved: fault.kind === 'refused-saved' };
    }
    const isLost = fault?.kind === 'effect-then-500-saved';
    try {
      const body = run(context, found, parseForm(paramsOf(request)));
      if (isLost) return { ...serverError(), isSaved: true };
      return { status: 200, headers: {}, body, isSaved: true };
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      // A decline is an effect, too. A request that was refused before it ran has none.
      if (isLost && error.isSaved) return { ...serverError(), isSaved: true };
      return { ...answerOf(error), isSaved: error.isSaved };
    }
  };

  const act = (
    request: ApiRequest,
    requestId: string,
    found: Found,
    fault: Fault | undefined,
  ): ApiAnswer => {
    const { path, body } = request;
    const key = request.method === 'POST' ? request.idempotencyKey : undefined;
    const fingerprint = fingerprintOf(body);
    if (key !== undefined) {
      const saved = remembered(context, key, path, fingerprint);
      if (saved !== undefined) {
        const headers = {
          'idempotent-replayed': 'true',
          ...(saved.requestId !== undefined && { 'original-request': saved.requestId }),
        };
        return { status: saved.status, headers, body: saved.body };
      }
    }
    context.acting.idempotencyKey = key ?? null;
    const { isSaved, ...outcomeNow } = outcome(found, request, fault);
    const at = context.clock.nowSeconds();
    const answer = withLogUrl(outcomeNow, requestId, at);
    context.acting.idempotencyKey = null;
    if (key !== undefined && isSaved) {
      const { status, body: told } = answer;
      state.keys[key] = { path, fingerprint, at, status, body: told, requestId };
    }
    return answer;
  };

  const handle = async (request: ApiRequest, requestId: string, entry: JournalEntry) => {
    const { method, idempotencyKey: key } = request;
    const found = foundOrThrow(request);
    assertMay(request.authorization, mayBrowsers(found, request));
    assertPermitted(request.authorization, request);
    const tooMany = limited?.(`${method} ${found.route.template}`);
    if (tooMany !== undefined) return tooMany;
    const fault = faults.next(method, found.route.template);
    if (fault !== undefined) entry.fault = fault.kind;
    const replaced = fault && answerInstead(fault, key ?? '');
    if (replaced !== undefined) return replaced;
    const isWrite = method === 'POST' && key !== undefined;
    if (isWrite) assertKey(key);
    if (isWrite && underWay.has(key)) throw inUse(key);
    if (isWrite) underWay.add(key);
    try {
      if (fault?.kind === 'slow-before') await sleep(fault.delayMs ?? 0);
      const answer = act(request, requestId, found, fault);
      if (fault?.kind === 'slow-after') await sleep(fault.delayMs ?? 0);
      return fault?.kind === 'lost-reply' ? noAnswer : answer;
    } finally {
      if (isWrite) underWay.delete(key);
    }
  };

  /** What was decided outside of `act` names its place in the log here. */
  const named = (answer: ApiAnswer, requestId: string): ApiAnswer => {
    const headers = { 'request-id': requestId, ...answer.headers };
    return withLogUrl({ ...answer, headers }, requestId, context.clock.nowSeconds());
  };

  const journal = (request: ApiRequest): JournalEntry => {
    const entry: JournalEntry = {
      at: context.clock.nowMs(),
      method: request.method,
      path: request.path,
      idempotencyKey: request.idempotencyKey ?? null,
      parameters: [...new URLSearchParams(paramsOf(request)).keys()],
      status: 'pending',
      replayed: false,
    };
    state.journal.push(entry);
    state.requests += 1;
    forgetOld(state, context.clock.nowSeconds());
    return entry;
  };

  return async (request: ApiRequest): Promise<ApiAnswer | typeof noAnswer> => {
    const requestId = requestIdOf(context);
    const entry = journal(request);
    const given = await handle(request, requestId, entry).catch((error: unknown) => {
      if (error instanceof StripeError) return answerOf(error);
      throw error;
    });
    const answer = given === noAnswer ? given : named(given, requestId);
    entry.status = answer === noAnswer ? 'no answer' : answer.status;
    entry.replayed = answer !== noAnswer && 'idempotent-replayed' in answer.headers;
    onAnswer(entry);
    return answer;
  };
};
