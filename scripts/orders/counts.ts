/** Reads the options that are whole numbers. Each throws a `UsageError` that says what is allowed. */
import { UsageError } from '../terminal/usage-error.ts';

export const countOf = (option: string, most: number, text?: string): number | undefined => {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw new UsageError(`--${option} takes a whole number from 1 to ${most}, not "${text}".`);
};

export const piecesOf = (option: 'set' | 'add', text?: string): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(option === 'add' ? text.replace(/^-/, '') : text)) return Number(text);
  const example = option === 'add' ? ', such as 5, or --add=-2 to take away' : ' from 0 on';
  throw new UsageError(`--${option} takes a whole number${example}, not "${text}".`);
};
