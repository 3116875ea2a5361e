/** What a run of the simulation says while it runs: an object for each line, one or more of its parts in it. */
export type Report<T> = {
  /** So many pieces of work are ahead. */
  readonly total?: number;
  /** So many more of them are done. */
  readonly done?: number;
  readonly result?: T;
};
