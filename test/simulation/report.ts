/** What the simulation says while it runs: one object for each line, with one or more of these parts. */
export type Report<T> = {
  /** How many pieces of work there are to do. */
  readonly total?: number;
  /** How many more of them are done. */
  readonly done?: number;
  readonly result?: T;
};
