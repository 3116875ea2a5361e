/** Every shape of request that Holdfast sends to Stripe, sent to stripe-mock. */
import type { StripeRequest } from '../../simulation/stripe-requests.ts';
import { distinct } from './shape.ts';
import type { StripeMock } from './stripe-mock.ts';

/** Requests that Stripe is meant to refuse, by their shapes. */
export const meantToBeRefused: Readonly<Record<string, string>> = {
  'POST /v1/tax/calculations':
    'connect-stripe asks for nothing, to learn whether the key may: Stripe looks at permissions first',
};

/**
 * Parameters whose value is newer than stripe-mock, by the operation, each with why. It has to refuse
 * them, and to take the request without them.
 */
export const newerThanStripeMock: Readonly<Record<string, Newer>> = {
  'POST /v1/webhook_endpoints api_version': {
    parameter: 'api_version',
    why: 'its description is of 2026-08-26.dahlia and lists no later version: https://docs.stripe.com/changelog has 2026-10-28.endive',
  },
};
type Newer = { readonly parameter: string; readonly why: string };

export type Comparison = {
  readonly shapes: readonly string[];
  /** A sentence for each that was refused and should not have been, or the other way round. */
  readonly differences: readonly string[];
  readonly planted: number;
  /** Planted mistakes that were taken. */
  readonly unseen: readonly string[];
};

export const compareWith = async (
  mock: StripeMock,
  requests: readonly StripeRequest[],
): Promise<Comparison> => {
  const byShape = distinct(requests);
  const differences: string[] = [];
  const unseen: string[] = [];
  let planted = 0;
  for (const [shape, request] of byShape) {
    const newer = newerIn(shape);
    const isRefusedRightly = newer !== undefined || shape in meantToBeRefused;
    const objection = await mock.objectionTo(request);
    if (objection !== undefined && !isRefusedRightly) differences.push(`${shape}: ${objection}`);
    if (objection === undefined && isRefusedRightly) {
      differences.push(`${shape} is taken: take it off the lists in compare.ts.`);
    }
    const rest = newer && (await mock.objectionTo(without(request, newer.parameter)));
    if (rest !== undefined) differences.push(`${shape}, without ${newer?.parameter}: ${rest}`);
    for (const wrong of mistakesIn(request)) {
      planted += 1;
      if ((await mock.objectionTo(wrong)) === undefined) unseen.push(shapeWith(wrong));
    }
  }
  return { shapes: [...byShape.keys()].toSorted(), differences, planted, unseen };
};

/** What is newer in it, by the beginning of its shape. */
const newerIn = (shape: string): Newer | undefined =>
  Object.entries(newerThanStripeMock).find(([start]) => shape.startsWith(`${start} `))?.[1];

const without = (request: StripeRequest, name: string): StripeRequest => {
  const fields = new URLSearchParams(request.body);
  fields.delete(name);
  return { ...request, body: fields.toString() };
};

const shapeWith = ({ method, path, body }: StripeRequest): string => `${method} ${path} ${body}`;

/** The request with a parameter that there is none of, and with each choice as a word that is none. */
const mistakesIn = (request: StripeRequest): readonly StripeRequest[] => {
  const isForm = request.method === 'POST';
  const [pathname = '', query = ''] = request.path.split('?');
  const fields = [...new URLSearchParams(isForm ? request.body : query)];
  const saying = (changed: readonly (readonly [string, string])[]): StripeRequest => {
    const text = new URLSearchParams(changed.map(([name, value]) => [name, value])).toString();
    return isForm ? { ...request, body: text } : { ...request, path: `${pathname}?${text}` };
  };
  const misspelt = choices
    .filter((name) => fields.some(([each]) => each === name))
    .map((name) => saying(fields.map(([each, value]) => [each, each === name ? 'x' : value])));
  return [saying([...fields, ['colour', 'blue']]), ...misspelt];
};

/** Parameters of which Stripe's description lists the values, or says that they are numbers. */
const choices = ['capture_method', 'reason', 'amount', 'amount_to_capture', 'limit', 'confirm'];
