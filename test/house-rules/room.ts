/** A room of the house: a folder, what is in it, and what its files may take from elsewhere. */
export type Room = {
  /** Its folder; a pattern where one folder has two kinds of files. */
  readonly name: string;
  /** The files in it, as a glob. Without it: all below the folder. */
  readonly files?: string;
  /** What is in it, in a sentence that ARCHITECTURE.md shows. */
  readonly holds: string;
  /** Rooms and single files that it may import. Its own name only where its files may import each other. */
  readonly imports: readonly string[] | 'everything';
  /**
   * Packages with all their subpaths, or only one subpath (`zod/mini`); modules of Node, or `node:` for
   * all of them.
   */
  readonly packages: readonly string[] | 'everything';
  /** Files and packages of which it may take types, and nothing that runs. */
  readonly types?: readonly string[];
  /** What of the world its code must not reach, though it could without an import. */
  readonly without?: readonly Reach[];
  /** How long a file of it may be: longer ones have a reason in `long-files.ts`. */
  readonly lines: number;
};

/** What a global lets code reach. */
export type Reach = keyof typeof reaches;

/** Each of them by the globals that lead to it. `new Date()` is a clock, `new Date(ms)` is not. */
export const reaches = {
  clock: ['Date.now', 'new Date()', 'performance', 'Temporal'],
  timers: ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  chance: ['Math.random', 'crypto'],
  network: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
  environment: ['process'],
  globals: ['globalThis', 'global'],
  console: ['console'],
} as const;
