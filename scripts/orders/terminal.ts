/** The terminal that a command is given in. */
import { createInterface } from 'node:readline/promises';

export type Terminal = {
  readonly print: (text: string) => void;
  /** For what is not the answer itself: it stays out of a pipe. */
  readonly note: (text: string) => void;
  /** Whether somebody is there to be asked. */
  readonly isInteractive: boolean;
  readonly confirm: (question: string) => Promise<boolean>;
};

export const terminal = (): Terminal => ({
  print: (text) => console.log(text),
  note: (text) => console.error(text),
  isInteractive: process.stdin.isTTY === true,
  confirm: async (question) => {
    const asking = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return /^y(es)?$/i.test((await asking.question(`${question} [y/N] `)).trim());
    } finally {
      asking.close();
    }
  },
});
