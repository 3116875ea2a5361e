/**
 * A Jest reporter that writes what it hears at once, a line for each test file, since Jest’s own
 * report is lost when `--bail` ends the run.
 */
import { appendFileSync } from 'node:fs';

/** One test file’s result; `failed` has the full names of the tests that failed. */
export type FileResult = {
  readonly file: string;
  readonly failed: readonly string[];
  /** Why it could not be run at all, where that is so. */
  readonly error?: string;
};

/** What is used here of what Jest tells its reporters. */
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
