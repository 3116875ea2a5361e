/** What happens at which moment of a model: acts in the order of their times, and no time in between. */

export type Agenda = {
  readonly nowMs: () => number;
  readonly at: (atMs: number, act: () => void) => void;
  /** Resolves after so much of the model's time. */
  readonly pause: (ms: number) => Promise<void>;
  /** Resolves when nothing is left to happen. */
  readonly run: () => Promise<void>;
};

type Entry = { readonly atMs: number; readonly act: () => void };

export const createAgenda = (): Agenda => {
  /** A heap: each entry is not later than the two below it. */
  const entries: Entry[] = [];
  let nowMs = 0;

  const isLater = (one: number, other: number): boolean =>
    (entries[one]?.atMs ?? Number.POSITIVE_INFINITY) >
    (entries[other]?.atMs ?? Number.POSITIVE_INFINITY);

  const swap = (one: number, other: number): void => {
    const [first, second] = [entries[one], entries[other]];
    if (first === undefined || second === undefined) return;
    entries[one] = second;
    entries[other] = first;
  };

  const at = (atMs: number, act: () => void): void => {
    entries.push({ atMs, act });
    let place = entries.length - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isLater(above, place)) return;
      swap(above, place);
      place = above;
    }
  };

  const next = (): Entry | undefined => {
    const [first] = entries;
    const last = entries.pop();
    if (first === undefined || last === undefined || entries.length === 0) return first;
    entries[0] = last;
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      const sooner = isLater(left, left + 1) ? left + 1 : left;
      if (!isLater(place, sooner)) return first;
      swap(place, sooner);
      place = sooner;
    }
  };

  return {
    nowMs: () => nowMs,
    at,
    pause: (ms) => new Promise((resolve) => at(nowMs + ms, resolve)),
    run: async () => {
      // What was just resolved may have more to do at this moment.
      await settled();
      for (let entry = next(); entry !== undefined; entry = next()) {
        nowMs = entry.atMs;
        entry.act();
        await settled();
      }
    },
  };
};

const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
