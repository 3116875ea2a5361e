/** What is wrong with an app that could not be synthesized, without the stack trace that Node prints. */

const noise = [
  /^\s+at /,
  /^node:/,
  /^Node\.js v/,
  /^\s*\^/,
  /^\s*[[\]{}(),]*\s*$/,
  /^\s*(triggerUncaughtException|throw |code: )/,
  /^Bundling asset /,
];
const mostLines = 6;

/** Its first lines that say something, one after the other. */
export const reasonIn = (message: string): string =>
  message
    .split('\n')
    .filter((line) => !noise.some((pattern) => pattern.test(line)))
    .slice(0, mostLines)
    .map((line) => line.trim())
    .join('\n  ');
