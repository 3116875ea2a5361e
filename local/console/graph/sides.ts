/**
 * Decides which sides of two boxes a transition's line joins. On the happy path it joins the bottom
 * of a box to the top of the next one below. A line that leaves the happy path goes to the right if
 * failures gather at its end, and to the left otherwise. So the happy path stays straight, and the
 * lines of failures are all on one side of it.
 */
import type { Transition } from './transitions.ts';

type Side = 'NORTH' | 'EAST' | 'SOUTH' | 'WEST';

export type Sides = { readonly isHappy: boolean; readonly out: Side; readonly in: Side };

export const sidesFor = (happyPath: readonly string[], transitions: readonly Transition[]) => {
  const isOnPath = (name: string): boolean => happyPath.includes(name);

  /**
   * Whether several states of the happy path lead here, as they do to the state that undoes them.
   */
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
