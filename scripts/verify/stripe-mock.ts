/** Stripe's stripe-mock takes every request that Holdfast sends to Stripe, and Stripe's description is whole. */

import { installGoTool } from '../../test/peers/go-tool.ts';
import { differencesOfAnswers } from '../../test/peers/stripe-mock/answers.ts';
import {
  type Comparison,
  compareWith,
  newerThanStripeMock,
} from '../../test/peers/stripe-mock/compare.ts';
import { otherRequests } from '../../test/peers/stripe-mock/other-requests.ts';
import { startStripeMock, stripeMockTool } from '../../test/peers/stripe-mock/stripe-mock.ts';
import type { StripeRequest } from '../../test/simulation/stripe-requests.ts';
import { simulateInSight } from '../simulate/in-sight.ts';
import { atLeast, type Check, type Claim, type Peer } from './check.ts';

const peer: Peer = {
  name: 'stripe-mock',
  version: stripeMockTool.version,
  compares:
    'each request to Stripe, by its parameters and the words in them, that clean runs, days at the shop, ' +
    '`connect-stripe` and shops with other settings make',
  least: 35,
  cases: 'shapes of requests',
  known: {
    count: Object.keys(newerThanStripeMock).length,
    reasons: 'test/peers/stripe-mock/compare.ts',
  },
  notProved:
    'It knows the version of the API before Holdfast’s, keeps no state, and does not look at `expand`, ' +
    'at ids, or at what is not allowed together.',
};

export const stripeMock: Check = {
  name: 'stripe-mock',
  sentence: 'Stripe’s own mock takes every request that is sent to Stripe, and no wrong one.',
  minutes: 1,
  peers: [peer],
  lack: () => installGoTool(stripeMockTool),
  run: async () => {
    const days = await simulateInSight<StripeRequest>('requests', ['stripe', '--seeds', '1-5']);
    const mock = await startStripeMock();
    try {
      const compared = await compareWith(mock, [...days, ...(await otherRequests())]);
      return claimsOf(compared, await differencesOfAnswers());
    } finally {
      await mock.stop();
    }
  },
};

/** The claims, from what it said, and from where Stripe's description differs from the copy of it. */
export const claimsOf = (
  { shapes, differences, planted, unseen }: Comparison,
  answers: readonly string[],
): readonly Claim[] => [
  {
    claim: `It takes each of ${shapes.length} shapes of requests.`,
    wrong: [...differences, ...atLeast(peer.least, shapes.length, peer.cases)],
  },
  {
    claim: `It refuses each of ${planted} mistakes that are planted in them.`,
    wrong: [...unseen.map((each) => `it takes ${each}`), ...atLeast(40, planted, 'mistakes')],
  },
  {
    claim: 'The description that the stand-in’s answers are held to is a part of Stripe’s own.',
    wrong: answers,
  },
];
