/** The one sentence that the console says to its reader when something is wrong. */
import { byId } from './nodes.ts';

const said = (): string => byId('notice').textContent ?? '';

/** Takes this back, unless something else has been said since. */
export const unsay = (text: string): void => {
  if (said() === text) say('');
};

/** Shows this sentence until another one is shown; an empty one shows nothing. */
export const say = (text: string): void => {
  // If the same text were set again, a screen reader would read it again.
  if (said() !== text) byId('notice').textContent = text;
};
