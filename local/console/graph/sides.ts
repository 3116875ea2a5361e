/**
 * Which sides of two boxes the line of a transition joins. The happy path runs from bottom to top of
 * the boxes below each other; what leaves it does so to the right where failures gather, else to the
 * left. So the happy path stays straight, and lines that fail are found on one side of it.
 */
import type { Transition } from './transitions.ts';

type Side = 'NORTH' | 'EAST' | 'SOUTH' | 'WEST';

export type Sides = { readonly isHappy: boolean; readonly out: Side; readonly in: Side };

export const sidesFor = (happyPath: readonly string[], transitions: readonly Transition[]) => {
  const isOnPath = (name: string): boolean => happyPath.includes(name);

  /** Whether several states of the happy path lead here: what undoes them. */
  const isGathering = (name: string): boolean =>
    !isOnPath(name) &&
    new Set(transitions.filter(({ from, to }) => to === name && isOnPath(from)).map((t) => t.from))
      .size > 1;

  const sideOf = (name: string): Side => {
    const leadsThere = transitions.some(({ from, to }) => from === name && isGathering(to));
    return isGathering(name) || leadsThere ? 'EAST' : 'WEST';
  };

  return ({ from, to, kind }: Transition): Sides => {
    const step = happyPath.indexOf(from);
    const isHappy = step >= 0 && kind === 'next' && happyPath[step + 1] === to;
    return {
      isHappy,
      out: isOnPath(from) && !isHappy ? sideOf(to) : 'SOUTH',
      in: isOnPath(to) && !isHappy ? sideOf(from) : 'NORTH',
    };
  };
};
