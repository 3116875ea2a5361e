/** The one sentence that the console says to its reader when something is wrong. */
import { byId } from './nodes.ts';

const said = (): string => byId('notice').textContent ?? '';

/** Takes this back, unless something else has been said since. */
export const unsay = (text: string): void => {
  if (said() === text) say('');
};

/** Says this until something else is said; nothing, when it is empty. */
export const say = (text: string): void => {
  // Set again, the same text would be read out again.
  if (said() !== text) byId('notice').textContent = text;
};
