/** The functions' logs: the newest line is last, and visible unless the reader has scrolled up. */
import type { Overview } from '../overview.ts';
import { keep, keyed } from './keep.ts';
import { byId, node } from './nodes.ts';
import { time } from './words.ts';

/** About half a line: a reader who is this close to the end counts as being at the end. */
const nearPixels = 10;

export const showLogs = (logs: Overview['logs']): void => {
  const list = byId('logs');
  const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - nearPixels;
  const lines = logs.map(({ number, at, functionName, text }) =>
    keyed(`${number}`, node('span', { textContent: `${time(at)} ${functionName} ${text}\n` })),
  );
  keep(list, lines);
  if (isAtEnd) list.scrollTop = list.scrollHeight;
};
