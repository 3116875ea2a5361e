/** Holds a test's stand-in to Stripe's own description: each of its answers, and each of its events. */
import { noAnswer } from '../../src/api/exchange.ts';
import type { StandIn } from '../../src/stand-in.ts';
import { faultsOfAnswer, faultsOfObject } from './described.ts';

const found: string[] = [];

afterEach(() => {
  expect(found.splice(0)).toEqual([]);
});

/** The same stand-in. The test fails after its end if an answer was not as Stripe describes it. */
export const compared = (standIn: StandIn): StandIn => {
  let { events: seen } = standIn.store.state;
  let told = 0;
  const compareEvents = () => {
    const { events } = standIn.store.state;
    // A reset begins another list.
    if (events !== seen) told = 0;
    seen = events;
    for (const { type, object } of events.slice(told)) {
      const name = (object as { object: string }).object;
      found.push(...faultsOfObject(name, object).map((fault) => `${type}: ${fault}`));
    }
    told = events.length;
  };
  return {
    ...standIn,
    api: async (request) => {
      const answer = await standIn.api(request);
      compareEvents();
      if (answer === noAnswer) return answer;
      const { method, path } = request;
      const faults = faultsOfAnswer(method, path, answer);
      found.push(...faults.map((fault) => `${method} ${path} (${answer.status}): ${fault}`));
      return answer;
    },
  };
};
