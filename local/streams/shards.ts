/** A stream's shards: what is known of each, and how they follow one another. */
import type { Position } from './positions.ts';

export type DescribedShard = {
  readonly id: string;
  /** The shard that it goes on from, which may be trimmed away by now. */
  readonly parentId: string | undefined;
};

export type Shard = DescribedShard & {
  /** Where the next read begins; without it, after `readUpTo` or after the position that was kept. */
  iterator?: string;
  /** The sequence number of the last record that was read. */
  readUpTo?: string;
  /** It has no more records than were read. */
  isReadToEnd: boolean;
  /** And all of them are done. */
  isClosed: boolean;
};

/**
 * The shards once the stream was described again. One that is known stays the same object. One that
 * the stream has no more stays until it is closed: what was read of it may not be done yet.
 */
export const shardsAfter = (
  known: readonly Shard[],
  described: readonly DescribedShard[],
  kept: Position['shards'],
): readonly Shard[] => {
  const ids = new Set(described.map(({ id }) => id));
  return [
    ...known.filter(({ id, isClosed }) => !ids.has(id) && !isClosed),
    ...described.map(
      ({ id, parentId }): Shard =>
        known.find((shard) => shard.id === id) ?? {
          id,
          parentId,
          isReadToEnd: false,
          isClosed: kept[id]?.isClosed ?? false,
        },
    ),
  ];
};
