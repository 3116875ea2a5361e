/** Asks the API as browsers do, and keeps what was answered. */
import type { HttpAnswer, HttpRequest } from '../../../local/http-api/gateway.ts';
import type { Answered } from '../../support/ledger/traffic.ts';
import { canaries } from './canaries.ts';

/** Whose browser it is. Several addresses may be one customer's network. */
export type Sender = { readonly network: string; readonly address: string };

/** Somebody with an address of their own. */
export const senderAt = (address: string): Sender => ({ network: address, address });

export const anybody = senderAt(canaries.address);

export type Question = {
  readonly method: string;
  readonly path: string;
  readonly headers?: HttpRequest['headers'];
  readonly body?: string;
  readonly from?: Sender;
  /** What the question is about, for the ledger. */
  readonly about?: Answered['about'];
};

export type Client = {
  readonly ask: (question: Question) => Promise<HttpAnswer>;
  /** What was answered, in order. */
  readonly answers: readonly Answered[];
  /** Every address that something was asked from. */
  readonly addresses: () => readonly string[];
};

type Surroundings = {
  readonly api: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly now: () => number;
  /** How often anything in the world has failed so far. */
  readonly mishaps: () => number;
};

export const clientOf = ({ api, now, mishaps }: Surroundings): Client => {
  const answers: Answered[] = [];
  const addresses = new Set<string>();
  return {
    answers,
    addresses: () => [...addresses],
    ask: async ({ method, path, headers = {}, body = '', from = anybody, about = {} }) => {
      addresses.add(from.address);
      const [askedAtMs, before] = [now(), mishaps()];
      const answer = await api({
        method,
        path,
        query: '',
        headers,
        body: Buffer.from(body),
        sourceIp: from.address,
      });
      answers.push({
        asked: `${method} ${path}`,
        askedAtMs,
        network: from.network,
        about,
        status: answer.status,
        ...problemIn(answer),
        isDisturbed: mishaps() > before,
      });
      return answer;
    },
  };
};

const problemIn = ({ status, body }: HttpAnswer): Pick<Answered, 'code' | 'field'> => {
  if (status < 400) return {};
  const { code, field } = JSON.parse(body.toString('utf8')) as Pick<Answered, 'code' | 'field'>;
  return { ...(code !== undefined && { code }), ...(field !== undefined && { field }) };
};
