/** What the state machine's interpreter uses of this process: `Math.random`, and `fetch` to reach DynamoDB. */
import { fetchFromEngine } from '../network/engine-wire.ts';
import { fakeFetch } from '../network/fake-fetch.ts';
import type { Network } from '../network/network.ts';
import type { Random } from './randomness.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Replaces them by the world's own; returns a function that puts them back. */
export const patchGlobals = (
  network: Network,
  time: VirtualTime,
  { next }: Random,
): (() => void) => {
  const { fetch, Math: math } = globalThis;
  const { random } = math;
  const simulated = fakeFetch(
    (request) =>
      network.call(request, { name: 'StateMachine', isDead: () => false, crash: () => {} }),
    time,
  );
  math.random = next;
  globalThis.fetch = (input, init) =>
    new URL(input instanceof Request ? input.url : input).hostname.endsWith('.sim')
      ? simulated(input, init)
      : time.real(() => fetchFromEngine(String(input), init ?? {}));
  return () => {
    math.random = random;
    globalThis.fetch = fetch;
  };
};
