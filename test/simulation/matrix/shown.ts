/** What the shopper's browser was answered, in words for the table. */
import type { World } from '../world/world.ts';

/** The answers in their order, without repeats in a row, and what the page shows when it is opened again in the end. */
export type Shown = { readonly answers: readonly string[]; readonly later: string };

export const shownTo = (world: World, checkoutId: string, later: string): Shown => {
  const answers = world.answered.get(checkoutId) ?? [];
  return { answers: answers.filter((each, index) => each !== answers[index - 1]), later };
};

const words: Readonly<Record<string, string>> = {
  'no answer': 'no answer',
  processing: '“still working on it”',
  requires_action: 'the bank’s step',
  confirmed: 'success',
  paid: 'success',
  declined: 'the bank’s no',
  rejected: '“not completed, nothing charged”',
  expired: '“took too long, nothing charged”',
  canceled: '“canceled, nothing charged”',
  refunded: '“refunded”',
  not_found: 'nothing, because nothing was placed',
};

const wordOf = (status: string): string => words[status] ?? status;

/** Leaves out what goes back and forth: `a, b, a, b, a, c` becomes `a, b, a, c`. */
const withoutCycles = (told: readonly string[]): readonly string[] => {
  const kept: string[] = [];
  for (const each of told) {
    const [third, second, last] = [kept.at(-3), kept.at(-2), kept.at(-1)];
    if (each === last || (each === second && third === last)) continue;
    kept.push(each);
  }
  return kept;
};

/** For example `no answer, then success`, followed by what the shopper finds later if that differs. */
export const inWords = ({ answers, later }: Shown): string => {
  const told = withoutCycles(answers.map(wordOf));
  const seen = told.length === 0 ? 'nothing' : told.join(', then ');
  return wordOf(later) === told.at(-1) ? seen : `${seen}; on coming back ${wordOf(later)}`;
};
