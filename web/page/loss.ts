/** What a shopper is told about an answer that was lost, and what to do about it. Pure. */
import { type Loss, LostAnswer, Refusal } from './api.ts';

const sentences: Readonly<Record<Loss, string>> = {
  unanswered: 'The shop could not be reached. Please check your connection.',
  failed: 'The shop does not answer at the moment.',
  busy: 'The shop is very busy at the moment.',
  blocked:
    'Something between you and the shop, such as a firewall or a network’s login page, blocks it. Please try another network, or write to the shop.',
};

/** A block that lasts is answered so often, in some seconds; one that passes is not worth a word. */
const lastingTimes = 3;

/** `times`: so many answers in a row were lost by now. */
export const lossSentence = (loss: Loss, times = lastingTimes): string =>
  sentences[loss === 'blocked' && times < lastingTimes ? 'failed' : loss];

/** Why something could not be fetched: what the API said, or what became of its answer. */
export const whyOf = (error: unknown): string =>
  error instanceof Refusal
    ? error.message
    : lossSentence(error instanceof LostAnswer ? error.loss : 'failed');
