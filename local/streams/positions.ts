/** How far each event source is with its stream, kept between runs. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Position = {
  readonly streamArn: string;
  /** By shard: the last sequence number that is dealt with, or that all of it is. */
  readonly shards: Record<string, { readonly after?: string; readonly isClosed?: true }>;
};

export type PositionStore = {
  readonly read: () => Position | undefined;
  readonly write: (position: Position) => void;
};

/** A place for one event source's position; without a folder it lasts as long as the process. */
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
      // Whole or not at all, whenever the process is killed.
      writeFileSync(`${file}.new`, JSON.stringify(position));
      renameSync(`${file}.new`, file);
    },
  };
};
