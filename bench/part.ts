/** One part of the bench, as it is run and as it is written down. */
import type { Progress } from '../scripts/terminal/progress.ts';

export type Outcome = {
  /** Markdown below the part's title. */
  readonly text: string;
  /** False where a promise was broken, and not only a goal missed that depends on the machine. */
  readonly isSound: boolean;
};

export type Part = {
  /** Its option: `--load`. */
  readonly name: 'load' | 'many' | 'losses' | 'cold-start';
  readonly title: string;
  /** Minutes that it takes on two cores. */
  readonly minutes: number;
  /** Throws an Error when it can't be run. */
  readonly run: (progress: Progress) => Promise<Outcome>;
};
