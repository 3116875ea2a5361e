/** Refuses those who try one card, or one promotion code, after the other until one is good. */
import type { CheckoutId } from '../checkout/ids.ts';
import { RequestProblem } from '../checkout/problems.ts';
import type { Viewer } from '../store/attempts.ts';

export type GuessServices = {
  /** Resolves to false when the viewer has guessed `most` codes wrongly before. */
  readonly countGuess: (viewer: Viewer, code: string, most: number) => Promise<boolean>;
  /** The number of codes that the viewer has guessed wrongly. */
  readonly guessesOf: (viewer: Viewer) => Promise<number>;
};

export type AttemptServices = {
  /** Resolves to false when the viewer has placed `most` checkouts before that have no order. */
  readonly countAttempt: (viewer: Viewer, id: CheckoutId, most: number) => Promise<boolean>;
  readonly attemptsPerHour: number;
};

/** Enough for typing errors; the same code counts once. */
const mostGuesses = 20;

/**
 * Throws `too_many_attempts` when the viewer has guessed too many codes. Then the good ones are
 * refused, too: otherwise each would still show itself.
 */
export const assertFewGuesses = async (
  { countGuess, guessesOf }: GuessServices,
  viewer: Viewer,
  { code, isKnown }: { readonly code: string; readonly isKnown: boolean },
  nowMs: number,
): Promise<void> => {
  const isAllowed = isKnown
    ? (await guessesOf(viewer)) < mostGuesses
    : await countGuess(viewer, code.toUpperCase(), mostGuesses);
  if (!isAllowed) throw tooMany('Too many promotion codes were tried from here.', viewer, nowMs);
};

/**
 * Throws `too_many_attempts` when the viewer has too many checkouts without an order. A checkout
 * counts from when it is placed until it has one, whatever becomes of it: many at once count, too.
 */
export const assertFewAttempts = async (
  { countAttempt, attemptsPerHour }: AttemptServices,
  viewer: Viewer,
  id: CheckoutId,
  nowMs: number,
): Promise<void> => {
  if (await countAttempt(viewer, id, attemptsPerHour)) return;
  throw tooMany('Too many payments from here were not completed.', viewer, nowMs);
};

const tooMany = (sentence: string, { expiresAt }: Viewer, nowMs: number): RequestProblem =>
  new RequestProblem('too_many_attempts', {
    detail: `${sentence} Please try again in an hour.`,
    retryAfterSeconds: Math.max(1, Math.ceil(expiresAt - nowMs / 1000)),
  });
