/** Says which stage a start is at: a bar in a terminal, a line for each stage anywhere else. */

export type Progress = {
  /** The next stage begins, as `synthesizing the app`. More stages than were announced are fine. */
  readonly stage: (name: string) => void;
  /** There are no more stages: takes the bar away. */
  readonly done: () => void;
};

type Output = {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
};

/** Clears the line that the cursor is in. Source: ECMA-48, EL. */
const clearLine = '\r\u001b[K';

/** Progress through so many stages. */
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
