/** Text on a screen: whatever somebody typed stays one line, and moves neither cursor nor letters. */

/**
 * Control and format characters, halves of emoji, and line separators. The joiners, which words and
 * emoji are made of, are harmless.
 */
const harmful = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]--\p{Join_Control}]/gv;

/** The text with each such character as JSON would escape it: `\u001b`. */
export const printable = (text: string): string =>
  text.replace(harmful, (found) =>
    Array.from(
      { length: found.length },
      (_, index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

/** The same for a text of several lines, which stay lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');
