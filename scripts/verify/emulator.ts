/** The app on MiniStack: deployed by the CDK's own command, and bought from by HTTP alone. */
import path from 'node:path';
import { assemblyForEmulator, cliLayerIn } from '../../test/peers/emulator/assembly.ts';
import { deploy } from '../../test/peers/emulator/deployment.ts';
import { lackOfEmulator, startEmulator } from '../../test/peers/emulator/emulator.ts';
import { peersFolder } from '../../test/peers/folder.ts';
import { cases } from '../../test/peers/http-suite/cases.ts';
import { type Crowd, crowd } from '../../test/peers/http-suite/crowd.ts';
import { type CaseResult, runCases } from '../../test/peers/http-suite/run-cases.ts';
import { shopAt } from '../../test/peers/http-suite/shop.ts';
import { pinnedVersion } from '../../test/peers/python-tool.ts';
import { startStripe } from '../../test/peers/stripe.ts';
import { assemblyFolder, synthesized } from '../../test/support/synthesize-once.ts';
import { atLeast, type Check, type Claim, type Peer } from './check.ts';

/** It has no `$$.Execution.RedriveCount`, without which a state that waits can't say which attempt it is. */
const played = cases.filter(({ waits }) => waits !== true);
/** One alarm on an expression, and the saved queries of logs. */
const notCreated = 6;
const functionsAtOnce = 10;
const shoppers = 30;

const peer: Peer = {
  name: 'MiniStack',
  version: pinnedVersion('ministack'),
  compares:
    'a deployment by the CDK’s own command, `connect-stripe`, and then what a shop does by HTTP alone, the ' +
    `same as on the local system; ${shoppers} shoppers at once where ${functionsAtOnce} functions run at a time`,
  least: played.length,
  cases: 'cases from end to end',
  known: { count: cases.length - played.length + 2, reasons: 'scripts/verify/emulator.ts' },
  notProved:
    'It names no error of a function, checks no rights, retries no stream and validates no definition; an ' +
    'alarm on an expression and saved queries of logs can’t be created on it.',
};

export const emulator: Check = {
  name: 'emulator',
  sentence: 'Deployed by the CDK on an emulator of AWS, the shop sells as it does at home.',
  minutes: 2,
  peers: [peer],
  lack: lackOfEmulator,
  run: async () => {
    await synthesized();
    const assembly = path.join(peersFolder, 'cdk.out');
    const leftOut = assemblyForEmulator(assemblyFolder, assembly);
    const stripe = await startStripe();
    const aws = await startEmulator(cliLayerIn(assembly), functionsAtOnce);
    try {
      const { apiUrl, again, destroy } = await deploy(aws, assembly, stripe.url);
      const addresses = { apiUrl, stripeUrl: stripe.url };
      const results = await runCases(addresses, played);
      const served = await crowd(shopAt(addresses), shoppers);
      return claimsOf({ leftOut, results, served, again: await again(), left: await destroy() });
    } finally {
      await aws.stop();
      await stripe.close();
    }
  },
};

type Found = {
  /** What could not be deployed. */
  readonly leftOut: readonly string[];
  readonly results: readonly CaseResult[];
  readonly served: Crowd;
  /** What the CDK said of a second deployment. */
  readonly again: string;
  /** Why it could not be destroyed. */
  readonly left: string | undefined;
};

export const claimsOf = (found: Found): readonly Claim[] => {
  const { leftOut, results, served, again, left } = found;
  return [
    {
      claim: 'All but one alarm on an expression and five saved queries is deployed.',
      wrong: leftOut.length === notCreated ? [] : [`these are left out: ${leftOut.join(', ')}`],
    },
    {
      claim: `The shop does all of ${results.length} things that a shop has to.`,
      wrong: [
        ...results.flatMap(({ name, failure }) =>
          failure === undefined ? [] : [`${name}: ${failure}`],
        ),
        ...atLeast(peer.least, results.length, peer.cases),
      ],
    },
    {
      claim: `Of ${shoppers} shoppers at once ${served.paid} are paid, and ${served.told} told to try again, uncharged.`,
      wrong: [...served.wrong, ...atLeast(1, served.paid, 'who paid')],
    },
    {
      claim: 'A second deployment changes nothing.',
      wrong: again.includes('(no changes)') ? [] : [again.trim().split('\n').slice(-5).join(' ')],
    },
    { claim: 'It can be destroyed.', wrong: left === undefined ? [] : [left] },
  ];
};
