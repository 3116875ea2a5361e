/** Shows the stages of a start: as a bar in a terminal, elsewhere as one line per stage. */

export type Progress = {
  /** The next stage begins, such as `synthesizing the app`. */
  readonly stage: (name: string) => void;
  /** The last stage has ended, or one has failed: removes the bar. */
  readonly done: () => void;
};

type Output = {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
};

/** Goes to the start of the line and clears it. Source: ECMA-48, EL. */
const clearLine = '\r\u001b[K';

/** Progress through this many stages. */
export const createProgress = (stages: number, output: Output): Progress => {
  let begun = 0;
  const bar = (name: string): string => {
    const done = Math.min(begun, stages);
    return `${clearLine}[${'█'.repeat(done)}${'·'.repeat(stages - done)}] ${name} …`;
  };
  return {
    stage: (name) => {
      begun += 1;
      output.write(output.isTTY === true ? bar(name) : `${name} …\n`);
    },
    done: () => {
      if (output.isTTY === true) output.write(clearLine);
    },
  };
};
