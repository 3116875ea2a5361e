/** Programs that look for weaknesses in a template find none that has no written reason. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPythonTool, pinnedVersion } from '../../test/peers/python-tool.ts';
import {
  acceptedByCfnLint,
  acceptedByCheckov,
  acceptedOfPci,
} from '../../test/peers/security/accepted.ts';
import { differencesOf, type Finding } from '../../test/peers/security/finding.ts';
import {
  askCfnLint,
  askCheckov,
  askPciPack,
  pciPackVersion,
} from '../../test/peers/security/judges.ts';
import { plantMistakes } from '../../test/peers/security/planted.ts';
import { assemblyFolder, synthesized } from '../../test/support/synthesize-once.ts';
import { atLeast, type Check, type Claim, type Peer } from './check.ts';

const reasons = 'test/peers/security/accepted.ts';
const template = path.join(assemblyFolder, 'Holdfast.template.json');

const cfnLint: Peer = {
  name: 'cfn-lint',
  version: pinnedVersion('cfn-lint'),
  compares: 'the template, with AWS’s schemas of resources for us-east-1',
  least: 1,
  cases: 'template',
  known: { count: acceptedByCfnLint.length, reasons },
  notProved:
    'That AWS accepts a value which its schema allows, or one known at the deployment alone.',
};
const checkov: Peer = {
  name: 'Checkov',
  version: pinnedVersion('checkov'),
  compares: 'each resource, with its rules for CloudFormation',
  least: 400,
  cases: 'checks of resources',
  known: { count: acceptedByCheckov.length, reasons },
  notProved: 'That the code is safe: it reads the template alone.',
};
const pci: Peer = {
  name: 'cdk-nag, PCI DSS 3.2.1',
  version: pciPackVersion,
  compares: 'each construct, with the rules of the pack',
  least: 1,
  cases: 'app',
  known: { count: acceptedOfPci.length, reasons },
  notProved: 'That a shop complies: that is a matter of its organization, too.',
};

export const security: Check = {
  name: 'security',
  sentence: 'What looks for weaknesses in the template finds none without a written reason.',
  minutes: 1,
  peers: [cfnLint, checkov, pci],
  lack: async () => (await installPythonTool('cfn-lint')) ?? (await installPythonTool('checkov')),
  run: async () => {
    await synthesized();
    const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-security-'));
    try {
      const planted = path.join(folder, 'planted.template.json');
      plantMistakes(template, planted);
      return claimsOf({
        lint: await askCfnLint(template),
        checkov: await askCheckov(template),
        pci: await askPciPack(path.join(folder, 'cdk.out')),
        planted: {
          lint: await askCfnLint(planted),
          checkov: (await askCheckov(planted)).findings,
        },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

type Found = {
  readonly lint: readonly Finding[];
  readonly checkov: { readonly findings: readonly Finding[]; readonly checks: number };
  readonly pci: readonly Finding[];
  /** What they say of a template with mistakes. */
  readonly planted: { readonly lint: readonly Finding[]; readonly checkov: readonly Finding[] };
};

const isSeen = (findings: readonly Finding[], accepted: typeof acceptedByCheckov): boolean =>
  differencesOf(findings, accepted).length > 0;

export const claimsOf = (found: Found): readonly Claim[] => [
  { claim: 'cfn-lint finds nothing else.', wrong: differencesOf(found.lint, acceptedByCfnLint) },
  {
    claim: `Checkov finds nothing else in ${found.checkov.checks} checks.`,
    wrong: [
      ...differencesOf(found.checkov.findings, acceptedByCheckov),
      ...atLeast(checkov.least, found.checkov.checks, checkov.cases),
    ],
  },
  { claim: 'The PCI DSS pack finds nothing else.', wrong: differencesOf(found.pci, acceptedOfPci) },
  {
    claim: 'Both see a role that may do everything, and a runtime that there is none of.',
    wrong: [
      ...(isSeen(found.planted.lint, acceptedByCfnLint) ? [] : ['cfn-lint sees no wrong runtime']),
      ...(isSeen(found.planted.checkov, acceptedByCheckov) ? [] : ['Checkov sees no wild role']),
    ],
  },
];
