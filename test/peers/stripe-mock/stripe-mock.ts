/**
 * Stripe's own stripe-mock: it refuses a request that Stripe's OpenAPI description does not have, and
 * answers any other with an example. https://github.com/stripe/stripe-mock
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { StripeRequest } from '../../simulation/stripe-requests.ts';
import { binaryOf, sourceOf } from '../go-tool.ts';

/** Of the API version 2026-08-26.dahlia, the one before the one that Holdfast speaks. */
export const stripeMockTool = { module: 'github.com/stripe/stripe-mock', version: 'v0.203.0' };

/** Stripe's OpenAPI description, which comes with it. */
export const stripeDescription = async (): Promise<string> =>
  path.join(await sourceOf(stripeMockTool), 'embedded/openapi/spec3.json');

export type StripeMock = {
  /** What it says against the request; undefined if nothing. */
  readonly objectionTo: (request: StripeRequest) => Promise<string | undefined>;
  readonly stop: () => Promise<void>;
};

/** Starts it on a free port. Rejects when it ends before it listens. */
export const startStripeMock = async (): Promise<StripeMock> => {
  const child = spawn(binaryOf(stripeMockTool), ['-http-addr', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await addressIn(child.stdout);
  return {
    objectionTo: async ({ method, path: address, body }) => {
      const answer = await fetch(`${url}${address}`, {
        method,
        headers: {
          Authorization: 'Bearer sk_test_1',
          ...(method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
        },
        ...(method === 'POST' && { body }),
      });
      const said = await answer.text();
      return answer.ok ? undefined : `${answer.status} ${messageIn(said)}`;
    },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};

const addressIn = async (output: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface({ input: output })) {
    const address = /Listening for HTTP at address: (\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    output.resume();
    return `http://${address}`;
  }
  throw new Error('stripe-mock ended before it listened.');
};

/** Without the address of its validator, which is another one each time. */
const messageIn = (text: string): string => {
  const { error } = JSON.parse(text) as { error?: { message?: string } };
  return (error?.message ?? text).replace(/validator 0x\w+ failed: /, '');
};
