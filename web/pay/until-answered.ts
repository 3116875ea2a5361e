/** Repeats a call whose answer was lost, less and less often, until it is answered. */
import { LostAnswer } from '../page/api.ts';

export type Patience = {
  /** Waits that many seconds; may come back early, e.g. when the network does. */
  readonly pause: (seconds: number) => Promise<void>;
  /** Called each time an answer is lost, before the pause. */
  readonly onLost: () => void;
};

/** 1, 2, 4 … seconds after the first, second, third … lost answer; never more than a minute. */
export const backOffSeconds = (lost: number): number => Math.min(60, 2 ** (lost - 1));

/**
 * Promise: the call's answer or its {@link Refusal}, however long it takes. It never gives up, since
 * giving up would invite a second payment; so the call has to be safe to repeat.
 */
export const untilAnswered = async <T>(call: () => Promise<T>, patience: Patience): Promise<T> => {
  for (let lost = 1; ; lost++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
      patience.onLost();
      await patience.pause(backOffSeconds(lost));
    }
  }
};

/** A pause with up to a fifth more or less, that ends when the browser is online again. */
export const pauseOrOnline = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000 * (0.8 + Math.random() * 0.4));
    addEventListener('online', done);
  });
