/** A story of the simulated world: a sentence, and how it is told. */
import type { Universe } from '../world/universe.ts';

export type Story = {
  /** A sentence: what holds. */
  readonly name: string;
  /** Throws when it does not. */
  readonly tell: (universe: Universe) => Promise<void>;
};
