/** What a planted defect is: one plausible slip, and the tests that must notice it. */

export type Defect = {
  /** What went wrong, as a sentence without its full stop; `--only` looks in it. */
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  /** The exact text to be replaced: it must occur once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files from the root of the repository, of which one at least must turn red. */
  readonly tests: readonly string[];
  /** Test files of the running system that must notice it, too, without the help of `tests`. */
  readonly system?: readonly string[];
  /** What it would do to a shopper or to the shop. */
  readonly why: string;
};

/** `text` with the defect in it. Throws an Error unless `find` occurs exactly once. */
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
