/**
 * A Jest reporter that immediately writes one line for each finished test file, since Jest’s own
 * report is lost when `--bail` ends the run.
 */
import { appendFileSync } from 'node:fs';

/** The result of one test file; `failed` holds the full names of the tests that failed. */
export type FileResult = {
  readonly file: string;
  readonly failed: readonly string[];
  /** Why the file could not be run, if so. */
  readonly error?: string;
};

/** The part of Jest's report that is used here. */
type TestFileResult = {
  readonly testFilePath: string;
  readonly failureMessage?: string | null;
  readonly testResults: readonly { readonly fullName: string; readonly status: string }[];
};

export default class LineReporter {
  readonly #reportFile: string;

  constructor(_: unknown, { reportFile }: { readonly reportFile: string }) {
    this.#reportFile = reportFile;
  }

  onTestResult(_: unknown, { testFilePath, failureMessage, testResults }: TestFileResult): void {
    const failed = testResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => fullName);
    const isBroken = failed.length === 0 && failureMessage;
    const line: FileResult = {
      file: testFilePath,
      failed,
      ...(isBroken && { error: failureMessage }),
    };
    appendFileSync(this.#reportFile, `${JSON.stringify(line)}\n`);
  }
}
