/**
 * Schemathesis reads docs/openapi.yaml, makes requests of it, right and wrong ones, and holds each answer to
 * it. https://schemathesis.readthedocs.io
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pythonCommand } from '../python-tool.ts';
import { runCommand } from '../run-command.ts';

const description = path.resolve(import.meta.dirname, '../../../docs/openapi.yaml');

export type Judged = {
  /** How many requests it made. */
  readonly requests: number;
  /** What it says against the answers. */
  readonly failures: readonly string[];
};

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

/** Asks the API at `url`. The same seed asks the same. */
export const runSchemathesis = async (
  url: string,
  { seed, examples }: { readonly seed: number; readonly examples: number },
): Promise<Judged> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-schemathesis-'));
  try {
    const { code, stdout, stderr } = await runCommand(
      pythonCommand('schemathesis'),
      [
        ...['run', description, '--url', url, '--checks', checks.join(',')],
        ...['--phases', 'examples,coverage,fuzzing,stateful', '--workers', '2'],
        ...['--seed', String(seed), '--max-examples', String(examples)],
        ...['--continue-on-failure', '--no-shrink', '--no-color', '--warnings', 'off'],
      ],
      { cwd: folder, seconds: 180 },
    );
    return judgedIn(code, `${stdout}\n${stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What its report says. A report without a count of its requests is a failure, too. */
export const judgedIn = (code: number, report: string): Judged => {
  const requests = Number(/Test cases:\s+([\d,]+) generated/.exec(report)?.[1]?.replace(',', ''));
  if (code === 0 && requests > 0) return { requests, failures: [] };
  const [, after = report] = report.split(/=+ (?:FAILURES|ERRORS) =+/);
  const lines = after.split('\n').filter((line) => line.trim() !== '');
  return { requests: requests || 0, failures: [lines.slice(0, 40).join('\n      ')] };
};
