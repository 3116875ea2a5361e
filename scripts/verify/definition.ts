/** The state machine's definition is one of the Amazon States Language, as others read that. */
import { type Judged, judgeDefinition } from '../../test/peers/definition/judge-definition.ts';
import { installNpmTools, npmVersion } from '../../test/peers/npm-tools.ts';
import { assemblyFolder, synthesized } from '../../test/support/synthesize-once.ts';
import { atLeast, type Check, type Claim, type Peer } from './check.ts';

const peer: Peer = {
  name: 'asl-validator',
  version: npmVersion('asl-validator'),
  compares: 'the state machine’s definition with the Amazon States Language',
  least: 8,
  cases: 'states',
  notProved: 'What a state does: the interpreter at home is held to that by tests of its own.',
};

export const definition: Check = {
  name: 'definition',
  sentence: 'The state machine is defined as the Amazon States Language has it.',
  minutes: 1,
  peers: [peer],
  lack: installNpmTools,
  run: async () => {
    await synthesized();
    return claimsOf(judgeDefinition(assemblyFolder));
  },
};

export const claimsOf = ({ states, faults, planted, unseen }: Judged): readonly Claim[] => [
  {
    claim: `Nothing is wrong with its ${states} states.`,
    wrong: [...faults, ...atLeast(peer.least, states, peer.cases)],
  },
  {
    claim: `Each of ${planted} planted mistakes is seen.`,
    wrong: [
      ...unseen.map((each) => `it does not see that ${each}`),
      ...atLeast(20, planted, 'mistakes'),
    ],
  },
];
