/** Whether an entry of the table names this: a room, a file, a package or a subpath of it. */
export const covers = (entry: string, name: string): boolean =>
  entry === name || name.startsWith(entry === 'node:' ? entry : `${entry}/`);
