/** cfn-lint, Checkov and cdk-nag's PCI DSS pack, asked about a template. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { pythonCommand } from '../python-tool.ts';
import { lastLines, runCommand } from '../run-command.ts';
import type { Finding } from './finding.ts';

const root = path.resolve(import.meta.dirname, '../../..');

type LintMatch = {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly (string | number)[] };
};

/** Of a template for us-east-1. */
export const askCfnLint = async (template: string): Promise<readonly Finding[]> => {
  const ran = await runCommand(pythonCommand('cfn-lint'), [
    ...[template, '--format', 'json', '--regions', 'us-east-1'],
  ]);
  if (!ran.stdout.trim().startsWith('[')) throw new Error(`cfn-lint failed: ${lastLines(ran)}`);
  return (JSON.parse(ran.stdout) as readonly LintMatch[]).map(({ Rule, Message, Location }) => ({
    rule: Rule.Id,
    where: String(Location.Path[1]),
    says: Message,
  }));
};

type CheckovReport = {
  readonly results: { readonly failed_checks: readonly FailedCheck[] };
  readonly summary: { readonly passed: number; readonly failed: number };
};
type FailedCheck = {
  readonly check_id: string;
  readonly resource: string;
  readonly check_name: string;
};

export const askCheckov = async (
  template: string,
): Promise<{ readonly findings: readonly Finding[]; readonly checks: number }> => {
  const ran = await runCommand(pythonCommand('checkov'), [
    ...['--file', template, '--framework', 'cloudformation'],
    ...['--compact', '--quiet', '--skip-download', '--output', 'json'],
  ]);
  if (!ran.stdout.trim().startsWith('{')) throw new Error(`Checkov failed: ${lastLines(ran)}`);
  const { results, summary } = JSON.parse(ran.stdout) as CheckovReport;
  const findings = results.failed_checks.map(({ check_id, resource, check_name }) => ({
    rule: check_id,
    where: resource,
    says: check_name,
  }));
  return { findings, checks: summary.passed + summary.failed };
};

type NagReport = {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly description: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
};

export const pciPackVersion: string = packageJson.dependencies['cdk-nag'];

/** Synthesizes the app once more, into `folder`, under these rules. */
export const askPciPack = async (folder: string): Promise<readonly Finding[]> => {
  const { context } = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8')) as {
    context: object;
  };
  const ran = await runCommand(
    process.execPath,
    [path.join(import.meta.dirname, 'pci-app.ts')],
    // Its findings end it with an error.
    { cwd: root, env: { CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) } },
  );
  const file = path.join(folder, 'validation-report.json');
  try {
    const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as NagReport;
    return pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, description, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => ({
          rule: ruleName,
          where: constructPath,
          says: description,
        })),
      ),
    );
  } catch (cause) {
    throw new Error(`The PCI DSS pack gave no report: ${lastLines(ran)}`, { cause });
  }
};
