/** How far each event source has read its stream, kept between runs. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Position = {
  readonly streamArn: string;
  /**
   * By shard: the sequence number of its last record that is done, or that the whole shard is done.
   */
  readonly shards: Record<string, { readonly after?: string; readonly isClosed?: true }>;
};

export type PositionStore = {
  readonly read: () => Position | undefined;
  readonly write: (position: Position) => void;
};

/** Where one event source's position is kept: in the folder, or without one in memory. */
export const positionStore = (logicalId: string, folder?: string): PositionStore => {
  let current: Position | undefined;
  if (folder === undefined) {
    return {
      read: () => current,
      write: (position) => {
        current = position;
      },
    };
  }
  const file = path.join(folder, `stream-${logicalId}.json`);
  return {
    read: () =>
      existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Position) : undefined,
    write: (position) => {
      // A rename replaces the file completely or not at all, even if the process is killed.
      writeFileSync(`${file}.new`, JSON.stringify(position));
      renameSync(`${file}.new`, file);
    },
  };
};
