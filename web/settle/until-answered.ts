/** Repeats a call whose answer was lost, with growing pauses, until it is answered. */
import { type Loss, LostAnswer } from '../page/api.ts';

export type Patience = {
  /** Waits that many seconds; may return early, e.g. when the network is back. */
  readonly pause: (seconds: number) => Promise<void>;
  /** Called each time that an answer is lost, the `times`th in a row, before the pause. */
  readonly onLost: (loss: Loss, times: number) => void;
};

/** The pause after so many lost answers in a row: 1, 2, 4 … seconds, at most a minute. */
export const backOffSeconds = (lost: number): number => Math.min(60, 2 ** (lost - 1));

/**
 * Resolves to the call's answer, or throws what the call throws other than {@link LostAnswer}. It never
 * gives up, because a shopper who is sent away might pay a second time. So the call must be safe to
 * repeat.
 */
export const untilAnswered = async <T>(call: () => Promise<T>, patience: Patience): Promise<T> => {
  for (let lost = 1; ; lost++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
      patience.onLost(error.loss, lost);
      await patience.pause(backOffSeconds(lost));
    }
  }
};

/** A pause, up to a fifth longer or shorter, that ends early when the browser is online again. */
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
