/** The terminal in which a command runs. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export type Terminal = {
  readonly print: (text: string) => void;
  /** Prints what is not the answer itself, to stderr, so that it does not go into a pipe. */
  readonly note: (text: string) => void;
  /** Whether a person is there to answer questions. */
  readonly isInteractive: boolean;
  /**
   * Resolves to the answer, or to '' without one. A hidden answer is not shown while it is typed.
   */
  readonly ask: (question: string, isHidden?: boolean) => Promise<string>;
  readonly confirm: (question: string) => Promise<boolean>;
};

type Streams = {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

export const terminal = ({ stdin, stdout, stderr }: Streams = process): Terminal => {
  const ask = (question: string, isHidden = false): Promise<string> =>
    new Promise((resolve) => {
      if (isHidden) stderr.write(question);
      const asking = createInterface({
        input: stdin,
        output: isHidden ? nowhere() : stderr,
        prompt: isHidden ? '' : question,
        terminal: stdin.isTTY === true,
      });
      asking.once('line', (line) => {
        resolve(line);
        asking.close();
      });
      // At the end of the input, or after Ctrl-C, the answer is empty: waiting would never end.
      asking.once('close', () => {
        if (isHidden) stderr.write('\n');
        resolve('');
      });
      asking.prompt();
    });
  return {
    print: (text) => void stdout.write(`${text}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    isInteractive: stdin.isTTY === true,
    ask,
    confirm: async (question) => /^y(es)?$/i.test((await ask(`${question} [y/N] `)).trim()),
  };
};

const nowhere = () => new Writable({ write: (_, __, done) => done() });
