/** A planted defect: one plausible mistake in the code, and the tests that must notice it. */

export type Defect = {
  /** What is wrong, as a sentence without its full stop; `--only` searches it. */
  readonly name: string;
  /** The file, relative to the root of the repository. */
  readonly file: string;
  /** The exact text to replace: it must occur exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files, relative to the root of the repository: at least one of them must fail. */
  readonly tests: readonly string[];
  /** Test files of the running system that must also notice it, without those in `tests`. */
  readonly system?: readonly string[];
  /** What the defect would do to a shopper or to the shop. */
  readonly why: string;
};

/** `text` with the defect planted. Throws an Error unless `find` occurs exactly once. */
export const planted = ({ name, file, find, replace }: Defect, text: string): string => {
  const times = text.split(find).length - 1;
  if (times !== 1) {
    throw new Error(
      `“${name}” could not be planted: its text occurs ${times} times in ${file}, and must occur ` +
        'once. The code has moved on: look at that file, and correct the defect’s `find`.',
    );
  }
  const at = text.indexOf(find);
  return text.slice(0, at) + replace + text.slice(at + find.length);
};
