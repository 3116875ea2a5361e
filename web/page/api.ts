/** The shop's HTTP API, and the only caller of `fetch`. Its sentences are in the shopper's language. */
import type {
  Catalog,
  CheckoutRequest,
  CheckoutView,
  Destination,
  Item,
  Problem,
  Quote,
} from '../../functions/checkout/contract.ts';
import { checkoutInWords, problemInWords } from '../language/of-api.ts';

/** What is to be priced: the body of `POST /api/quotes`. */
export type Wish = {
  readonly items: readonly Item[];
  readonly destination?: Destination;
  readonly promotionCode?: string;
};

/** One attempt to pay: a request for a checkout, and the idempotency key that it is sent with. */
export type Attempt = { readonly key: string; readonly body: CheckoutRequest };

/** The API said no, and means it (`application/problem+json`). A shopper can read the message. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/**
 * Why an answer was lost: there was none, the shop failed, it is busy, or somebody else answered in
 * its place, such as a firewall or the login page of a network.
 */
export type Loss = 'unanswered' | 'failed' | 'busy' | 'blocked';

/** Nobody knows what became of the request: no answer, a 5xx, or an answer that is not the API's. */
export class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
  readonly loss: Loss;

  constructor(message: string, loss: Loss, options?: ErrorOptions) {
    super(message, options);
    this.loss = loss;
  }
}

/** An answer takes a second or two; after so long it counts as lost, and the shopper is told. */
const timeoutMs = 15_000;

type Call = { method?: string; headers?: Record<string, string>; body?: unknown };

/**
 * Each call answers with the contract's type, or throws {@link Refusal} (definite) or
 * {@link LostAnswer} (send it again, with the same idempotency key where there is one).
 */
export const createApi = (send: typeof fetch = (...request) => fetch(...request)) => {
  const call = async <T>(path: string, { method = 'GET', headers = {}, body }: Call = {}) => {
    const answer = await answerOf(send, `/api/${path}`, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
    });
    return answer as T;
  };
  const checkoutOf = async (path: string, asked?: Call) =>
    checkoutInWords(await call<CheckoutView>(path, asked));
  const checkoutPath = (id: string) => `checkouts/${encodeURIComponent(id)}`;

  return {
    catalog: () => call<Catalog>('catalog'),
    quote: (wish: Wish) => call<Quote>('quotes', { method: 'POST', body: wish }),
    /** Starts the checkout; with a key that was used before, finds that checkout again. */
    createCheckout: ({ key, body }: Attempt) =>
      checkoutOf('checkouts', {
        method: 'POST',
        headers: { 'Idempotency-Key': key },
        body,
      }),
    checkout: (id: string) => checkoutOf(checkoutPath(id)),
    /** Says that the bank's step is over. The server asks Stripe how it ended. */
    authenticated: (id: string) =>
      checkoutOf(`${checkoutPath(id)}/authentication`, { method: 'POST', body: {} }),
  };
};

export type Api = ReturnType<typeof createApi>;

const answerOf = async (send: typeof fetch, path: string, init: RequestInit): Promise<unknown> => {
  const { response, text } = await textOf(send, path, init);
  const body = parsed(text);
  if (response.ok && body !== undefined) return body;
  const problem = isProblem(response, body) ? body : undefined;
  if (problem && isRefused(response, problem)) throw new Refusal(problemInWords(problem));
  const message = `${init.method} ${path} was answered with ${response.status}.`;
  throw new LostAnswer(message, problem ? 'failed' : lossOf(response));
};

const textOf = async (send: typeof fetch, path: string, init: RequestInit) => {
  // `AbortSignal.timeout` would be shorter, but iOS has it from version 16 on only.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  try {
    const response = await send(path, { ...init, signal: patience.signal });
    return { response, text: await response.text() };
  } catch (cause) {
    throw new LostAnswer(`${init.method} ${path} was not answered.`, 'unanswered', { cause });
  } finally {
    clearTimeout(timer);
  }
};

/** Undefined for what is not JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What somebody else's answer means. A gateway answers 429 or 503 when it may not, or can't, pass more on. */
const lossOf = ({ status }: Response): Loss => {
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'failed' : 'blocked';
};

/** With these answers of 5xx nothing was begun, and asking again at once is of no use. Others pass. */
const isRefused = ({ status }: Response, { code }: Problem): boolean =>
  status < 500 || ['being_set_up', 'too_many_declines'].includes(code);

// A gateway's own 403 or 429 is not the API's word: an earlier, lost request may have gone through.
const isProblem = (response: Response, body: unknown): body is Problem => {
  const { code, detail } = (body ?? {}) as Partial<Problem>;
  const type = response.headers.get('content-type') ?? '';
  return (
    type.startsWith('application/problem+json') &&
    typeof code === 'string' &&
    typeof detail === 'string'
  );
};
