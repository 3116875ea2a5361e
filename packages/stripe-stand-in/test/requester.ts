/** Requests to the stand-in's core, with a secret key and without a network. */
import { noAnswer } from '../src/api/exchange.ts';
import type { StandIn } from '../src/stand-in.ts';

type Answer = Readonly<Record<string, unknown>> & { readonly id: string };

/** Answers the body, whatever the status. Throws when the connection is cut. */
export const requester =
  ({ api }: Pick<StandIn, 'api'>) =>
  async (method: string, path: string, form = '', idempotencyKey?: string): Promise<Answer> => {
    const answer = await api({
      method,
      path,
      query: method === 'POST' ? '' : form,
      body: method === 'POST' ? form : '',
      authorization: 'Bearer sk_test_x',
      idempotencyKey,
    });
    if (answer === noAnswer) throw new Error(`${method} ${path} got no answer.`);
    return answer.body as Answer;
  };
