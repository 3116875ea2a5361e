/** A request as Stripe.js sends it from a browser: form-encoded, with a publishable key. */
import { fetchOf } from '../../src/fetch.ts';
import type { StandIn } from '../../src/stand-in.ts';

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export const browserRequest = async (
  standIn: StandIn,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const response = await fetchOf(standIn)(`http://stripe.test${path}`, {
    method: 'POST',
    headers: { Authorization: 'Bearer pk_test_x' },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
};
