/** Schemathesis makes up requests to the API, and finds no answer that docs/openapi.yaml does not have. */
import { installPythonTool, pinnedVersion } from '../../test/peers/python-tool.ts';
import { type Judged, runSchemathesis } from '../../test/peers/schemathesis/run-schemathesis.ts';
import { synthesized } from '../../test/support/synthesize-once.ts';
import { startCheckoutSystem } from '../../test/support/system.ts';
import { atLeast, type Check, type Claim, type Peer } from './check.ts';

const peer: Peer = {
  name: 'Schemathesis',
  version: pinnedVersion('schemathesis'),
  compares:
    'the API’s answers to requests that it makes of docs/openapi.yaml, right and wrong ones and several in a row',
  least: 500,
  cases: 'requests',
  notProved:
    'Few of its requests are of products that there are, so most are refused early; none of them pays.',
};

export const schemathesis: Check = {
  name: 'schemathesis',
  sentence: 'To requests that a stranger makes of its description, the API answers as described.',
  minutes: 1,
  peers: [peer],
  lack: () => installPythonTool('schemathesis'),
  run: async () => {
    await synthesized();
    const shop = await startCheckoutSystem({ parameters: { AttemptsPerHour: '100000' } });
    try {
      const judged = await runSchemathesis(shop.pageUrl, { seed: 1, examples: 40 });
      for (const { name } of shop.executions.list()) await shop.executions.whenEnded(name);
      return claimsOf(judged, await shop.violations());
    } finally {
      await shop.stop();
    }
  },
};

/** The claims, from what it found, and from what was wrong with the books afterwards. */
export const claimsOf = (
  { requests, failures }: Judged,
  violations: readonly string[],
): readonly Claim[] => [
  {
    claim: `Each of ${requests} requests has an answer as described, and none of a server’s error.`,
    wrong: [...failures, ...atLeast(peer.least, requests, peer.cases)],
  },
  { claim: 'Afterwards the books are in order: nothing is held.', wrong: violations },
];
