/** Tables in Markdown, and the figures in them. */

/** A table with a line for each row. */
export const tableOf = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const inMs = (ms: number): string => `${Math.round(ms)} ms`;

export const inMb = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** A figure beside its goal; the goal is its largest allowed value. */
export const against = (
  value: number,
  most: number | undefined,
  show: (value: number) => string,
) =>
  most === undefined
    ? show(value)
    : `${show(value)} (goal ${show(most)}: ${value <= most ? 'met' : 'missed'})`;

export const asRatio = (ratio: number): string => `${ratio.toFixed(2)}×`;
