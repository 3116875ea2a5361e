/** Which room a file is in. */
import path from 'node:path';
import type { Room } from './room.ts';
import { rooms } from './rooms.ts';

export const isIn = (room: Room, file: string): boolean =>
  path.posix.matchesGlob(file, room.files ?? `${room.name}/**`);

/** Answers that were given before: matching a glob takes its time, and thousands of imports ask. */
const known = new Map<string, Room | undefined>();

/** `undefined` for a file in no room. No file is in two. */
export const roomOf = (file: string): Room | undefined => {
  if (!known.has(file)) {
    known.set(
      file,
      rooms.find((room) => isIn(room, file)),
    );
  }
  return known.get(file);
};
