/** Where Node keeps what it has compiled, and stripped of its types, for the processes that we start. */
import path from 'node:path';

export const compileCache = path.resolve(
  import.meta.dirname,
  '../node_modules/.cache/holdfast/node',
);
