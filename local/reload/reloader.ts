/**
 * Reloads a running system when its sources change: one reload at a time, after a pause in which nothing more
 * changes, and one line for each that says what came of it.
 */

import { reasonIn } from './reason.ts';

type Options = {
  /** Makes the system run what the sources are now, and resolves to what is different. Throws what is wrong. */
  readonly reload: () => Promise<readonly string[]>;
  /** Gets the line. */
  readonly say: (line: string) => void;
  /** Milliseconds without a change before a reload begins: an editor writes several files, or one in parts. */
  readonly quietMs?: number;
};

export type Reloader = {
  /** These files have changed, given by their names in the project. */
  readonly changed: (files: readonly string[]) => void;
  /** Waits for the reload that is under way; no other one begins. */
  readonly stop: () => Promise<void>;
};

const mostNames = 3;

export const createReloader = ({ reload, say, quietMs = 200 }: Options): Reloader => {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const run = async (): Promise<void> => {
    const about = namesOf([...files]);
    files.clear();
    const begun = performance.now();
    try {
      const different = await reload();
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      const what =
        different.length === 0 ? 'nothing is different' : `reloaded ${different.join(', ')}`;
      say(`${about}: ${what} (${seconds} s)`);
    } catch (error) {
      if (isStopped) return;
      const reason = error instanceof Error ? error.message : String(error);
      say(`${about}: not reloaded, what ran before still runs. ${reasonIn(reason)}`);
    }
  };

  const wait = (): void => {
    clearTimeout(timer);
    if (isStopped || running !== undefined || files.size === 0) return;
    timer = setTimeout(() => {
      running = run().finally(() => {
        running = undefined;
        wait();
      });
    }, quietMs);
  };

  return {
    changed: (names) => {
      for (const name of names) files.add(name);
      wait();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};

const namesOf = (files: readonly string[]): string => {
  const [shown, more] = [files.slice(0, mostNames), files.length - mostNames];
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};
