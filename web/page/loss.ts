/** What a shopper is told about an answer that was lost, and what to do about it. Pure. */
import { words } from '../language/speak.ts';
import { type Loss, LostAnswer, Refusal } from './api.ts';

/** A block that lasts is answered so often, in some seconds; one that passes is not worth a word. */
const lastingTimes = 3;

/** `times`: so many answers in a row were lost by now. */
export const lossSentence = (loss: Loss, times = lastingTimes): string =>
  words().loss[loss === 'blocked' && times < lastingTimes ? 'failed' : loss];

/** Why something could not be fetched: what the API said, or what became of its answer. */
export const whyOf = (error: unknown): string =>
  error instanceof Refusal
    ? error.message
    : lossSentence(error instanceof LostAnswer ? error.loss : 'failed');
