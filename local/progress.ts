/** Shows the stages of a start: as a bar in a terminal, elsewhere as one line per stage. */

export type Progress = {
  /** The next stage begins, such as `synthesizing the app`. */
  readonly stage: (name: string) => void;
  /** Removes the bar until the next stage begins; call it before anything else is printed. */
  readonly clear: () => void;
};

type Output = {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
};

/** Goes to the start of the line and clears it. Source: ECMA-48, EL. */
const clearLine = '\r\u001b[K';

/** Progress through this many stages. */
export const createProgress = (stages: number, output: Output): Progress => {
  const isTerminal = output.isTTY === true;
  let begun = 0;
  let isShown = false;
  const bar = (name: string): string => {
    const done = Math.min(begun, stages);
    return `${clearLine}[${'█'.repeat(done)}${'·'.repeat(stages - done)}] ${name} …`;
  };
  return {
    stage: (name) => {
      begun += 1;
      isShown = isTerminal;
      output.write(isTerminal ? bar(name) : `${name} …\n`);
    },
    clear: () => {
      if (isShown) output.write(clearLine);
      isShown = false;
    },
  };
};
