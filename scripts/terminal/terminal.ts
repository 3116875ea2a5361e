/** The terminal that a command is given in. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export type Terminal = {
  readonly print: (text: string) => void;
  /** For what is not the answer itself: it stays out of a pipe. */
  readonly note: (text: string) => void;
  /** Whether somebody is there to be asked. */
  readonly isInteractive: boolean;
  /** What was typed, of which nothing is shown where it is hidden; empty when nobody answers. */
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
      // The end of the input, or Ctrl-C: no answer is a no, and not a wait for ever.
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
