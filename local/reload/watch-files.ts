/** Tells which of the project's files change, from now on. */
import { watch } from 'node:fs';
import path from 'node:path';

export type Watched = {
  /** Folders with all that is in them. */
  readonly folders: readonly string[];
  /** Files in the project's own folder. They are watched there: many editors replace a file by a new one. */
  readonly files: readonly string[];
};

/**
 * Names are relative to `root`, as `changed` gets them. Hidden files, which editors write beside the one that is
 * edited, are left out. The returned function ends it. Throws Node's error for a folder that does not exist.
 */
export const watchFiles = (
  root: string,
  { folders, files }: Watched,
  changed: (files: readonly string[]) => void,
): (() => void) => {
  const watchers = [
    ...folders.map((folder) =>
      watch(path.join(root, folder), { recursive: true }, (_, name) => {
        if (name !== null && !isHidden(name)) changed([path.join(folder, name)]);
      }),
    ),
    watch(root, (_, name) => {
      if (name !== null && files.includes(name)) changed([name]);
    }),
  ];
  return () => {
    for (const watcher of watchers) watcher.close();
  };
};

const isHidden = (name: string): boolean => {
  const file = path.basename(name);
  return file.startsWith('.') || file.endsWith('~');
};
