/** The functions' logs: the newest line last, and in sight unless the reader has scrolled up. */
import { byId, keep, keyed, node, time } from './nodes.js';

// Half a line: whoever is so near is at the end.
const nearPixels = 10;

export const showLogs = (logs) => {
  const list = byId('logs');
  const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - nearPixels;
  keep(
    list,
    logs.map(({ number, at, functionName, text }) =>
      keyed(`${number}`, node('span', { textContent: `${time(at)} ${functionName} ${text}\n` })),
    ),
  );
  if (isAtEnd) list.scrollTop = list.scrollHeight;
};
