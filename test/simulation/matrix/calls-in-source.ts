/** The calls to the outside that stand in a source text, by the names that the network gives them. */
import { stripeRequest } from './stripe-request.ts';

/** Each once, sorted: such as `TransactWriteItems`, or `POST /v1/payment_intents/:id/capture`. */
export const callsInSource = async (source: string): Promise<readonly string[]> => {
  const byLibrary = await Promise.all(
    matches(source, /\b(\w+)\.(\w+)\(/g).map(([resource = '', method = '']) =>
      stripeRequest(resource, method),
    ),
  );
  const calls = [
    ...awsCalls.flatMap((pattern) => matches(source, pattern).flat()),
    ...byLibrary.filter((call) => call !== undefined),
    ...matches(source, stripeByHand).map(([path]) => `POST ${path}`),
  ];
  return [...new Set(calls)].sort();
};

const awsCalls = [
  // The SDK's commands, and its pages of a Query or a Scan; the bundler numbers names that occur twice.
  /\bnew (\w+)Command\d*\(/g,
  /\bpaginate(\w+?)\d*\(/g,
  // One signed call in AWS's JSON protocol.
  /\btarget: ["']\w+\.(\w+)["']/g,
];

/** Without Stripe's library only POST requests are sent. */
const stripeByHand = /\bnew URL\(["'](\/v1\/[\w/]+)["']/g;

/** The groups of each match. */
const matches = (source: string, pattern: RegExp): readonly (readonly string[])[] =>
  [...source.matchAll(pattern)].map(([, ...groups]) => groups);
