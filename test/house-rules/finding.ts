/** Something in a file that a rule of the house forbids. */
export type Finding = {
  readonly file: string;
  /** Counted from 1; 0 where it is about the file as a whole. */
  readonly line: number;
  /** What was found, as a list of exceptions names it: a file, a package, a global. */
  readonly what: string;
  /** What is wrong, and what to do instead. */
  readonly sentence: string;
};

/** The finding as one line, which an editor or a terminal can follow to its place. */
export const shown = ({ file, line, sentence }: Finding): string =>
  `${file}${line > 0 ? `:${line}` : ''} ${sentence}`;
