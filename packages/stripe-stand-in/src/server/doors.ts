/** Which part of the stand-in answers a request: Stripe.js, the bank's page, the control, or the API. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiVersion } from '../api/api-version.ts';
import { StripeError } from '../api/errors.ts';
import { noAnswer } from '../api/exchange.ts';
import { answerOf } from '../api/fault-answers.ts';
import { parseForm, text } from '../api/form.ts';
import { controlOverHttp, controlRequests } from '../control/control-over-http.ts';
import type { StandIn } from '../stand-in.ts';
import { browserFiles } from '../stripe-js/browser-files.ts';
import { bodyOf, sendFile, sendJson, sendPermission } from './wire.ts';

type Visit = {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
};

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

const visitControl = async ({ control }: StandIn, { outgoing, method, url, body }: Visit) => {
  const answer = await controlOverHttp(control, method, url.pathname, body);
  if (answer !== undefined) {
    sendJson(outgoing, { status: 200, headers: {}, body: answer });
    return;
  }
  const message = `There is no ${method} ${url.pathname}. There are: ${controlRequests.join(', ')}.`;
  sendJson(outgoing, { status: 404, headers: {}, body: { error: { message } } });
};

const visitApi = async (standIn: StandIn, { incoming, outgoing, method, url, body }: Visit) => {
  const { headers } = incoming;
  const idempotencyKey = first(headers['idempotency-key']);
  const answer = await standIn.api({
    method,
    path: url.pathname,
    query: url.search.slice(1),
    body,
    authorization: headers.authorization,
    idempotencyKey,
  });
  if (answer === noAnswer) {
    incoming.socket.destroy();
    return;
  }
  sendJson(outgoing, {
    ...answer,
    headers: {
      'stripe-version': first(headers['stripe-version']) ?? apiVersion,
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...answer.headers,
    },
  });
};

const visit = async (standIn: StandIn, request: Visit): Promise<void> => {
  const { outgoing, method, url, body } = request;
  if (method === 'OPTIONS') return sendPermission(outgoing);
  if (url.pathname.startsWith('/v3')) {
    return sendFile(outgoing, url.pathname, browserFiles(url.pathname));
  }
  if (url.pathname.startsWith('/_control/')) return visitControl(standIn, request);
  const atBank = /^\/_bank\/(\w+)$/.exec(url.pathname)?.[1];
  if (method !== 'POST' || atBank === undefined) return visitApi(standIn, request);
  const succeeds = text(parseForm(body), 'outcome') === 'succeed';
  sendJson(outgoing, { status: 200, headers: {}, body: standIn.authenticate(atBank, succeeds) });
};

const sendError = (outgoing: ServerResponse, error: unknown): void => {
  if (error instanceof StripeError) {
    sendJson(outgoing, answerOf(error));
    return;
  }
  console.error(error);
  sendJson(outgoing, {
    status: 500,
    headers: {},
    body: { error: { type: 'api_error', message: 'A bug of the stand-in.' } },
  });
};

/** Answers every request to `standIn`; one that it can't answer gets a 500 and is printed. */
export const createDoors =
  (standIn: StandIn) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const url = new URL(incoming.url ?? '/', 'http://localhost');
      const body = await bodyOf(incoming);
      await visit(standIn, { incoming, outgoing, method: incoming.method ?? 'GET', url, body });
    } catch (error) {
      sendError(outgoing, error);
    }
  };
