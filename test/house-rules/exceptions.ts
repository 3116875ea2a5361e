/** What is allowed although a rule forbids it, each with its reason. */
import type { Finding } from './finding.ts';

export type Exception = {
  readonly file: string;
  /** The `what` of the findings that it allows. */
  readonly what: string;
  readonly why: string;
};

/**
 * The findings that no exception allows, and the exceptions that allow nothing any more: a list of
 * exceptions only ever shrinks. `listedIn` is the file to shrink.
 */
export const except = (
  findings: readonly Finding[],
  exceptions: readonly Exception[],
  listedIn: string,
): readonly Finding[] => [
  ...findings.filter((finding) => !exceptions.some((exception) => allows(exception, finding))),
  ...exceptions
    .filter((exception) => !findings.some((finding) => allows(exception, finding)))
    .map(({ file, what }) => ({
      file: listedIn,
      line: 0,
      what: file,
      sentence: `allows ${file} what it does not do any more (${what}): delete that line.`,
    })),
];

const allows = (exception: Exception, finding: Finding): boolean =>
  exception.file === finding.file && exception.what === finding.what;
