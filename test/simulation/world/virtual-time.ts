/**
 * The world's clock: timers fire in the order of their times, and no time passes in between but what
 * the machine needs. Real work (the DynamoDB engine's) is awaited before time goes on, so that a run
 * depends only on its seed.
 */
import FakeTimers from '@sinonjs/fake-timers';

const realSetImmediate = setImmediate;
/** Where a run begins: in the middle of a day, so that the date does not change in the first minutes. */
export const beginning = Date.UTC(2026, 0, 5, 10);

/** Lets this much of the world's time pass, within something that runs in it. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** After this many turns of the event loop, whatever was just answered is settled: streams and their ends. */
const turns = 3;

export type VirtualTime = {
  readonly now: () => number;
  /**
   * Does real work that time must not overtake, one piece after the other. Otherwise the machine would
   * decide which of two pieces ends first.
   */
  readonly real: <T>(work: () => Promise<T>) => Promise<T>;
  /** Lets time pass until `isQuiet`, or until nothing is left that could happen. */
  readonly until: (isQuiet: () => boolean) => Promise<void>;
  /** Lets this much time pass, with all that happens in it. */
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly stop: () => void;
};

/** Takes over this process's timers and its `Date`, until `stop`. */
export const startVirtualTime = (): VirtualTime => {
  const clock = FakeTimers.install({
    now: beginning,
    shouldClearNativeTimers: true,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  let working = 0;
  let last: Promise<unknown> = Promise.resolve();
  let whenIdle: (() => void) | undefined;

  const drain = async (): Promise<void> => {
    do {
      if (working > 0) {
        await new Promise<void>((resolve) => {
          whenIdle = resolve;
        });
      }
      for (let turn = 0; turn < turns && working === 0; turn += 1) {
        await new Promise<void>((resolve) => void realSetImmediate(resolve));
      }
    } while (working > 0);
  };

  return {
    now: () => clock.now,
    real: async (work) => {
      working += 1;
      const done = last.then(work);
      last = done.catch(() => {});
      try {
        return await done;
      } finally {
        working -= 1;
        if (working === 0) whenIdle?.();
      }
    },
    until: async (isQuiet) => {
      await drain();
      while (!isQuiet()) {
        if (clock.countTimers() === 0) throw new Error('Nothing is left that could happen.');
        clock.next();
        await drain();
      }
    },
    advance: async (milliseconds) => {
      const end = clock.now + milliseconds;
      let isOver = false;
      setTimeout(() => {
        isOver = true;
      }, milliseconds);
      await drain();
      while (!isOver && clock.now <= end) {
        clock.next();
        await drain();
      }
    },
    stop: () => clock.uninstall(),
  };
};
