/** Which room a file is in. */
import path from 'node:path';
import type { Room } from './room.ts';
import { rooms } from './rooms.ts';

/** What was asked once: matching a glob takes its time, and thousands of imports ask. */
const known = new Map<string, Room | undefined>();

/** `undefined` for a file in no room; throws when two rooms claim it. */
export const roomOf = (file: string): Room | undefined => {
  if (!known.has(file)) known.set(file, claimed(file));
  return known.get(file);
};

const claimed = (file: string): Room | undefined => {
  const claiming = rooms.filter((room) =>
    path.posix.matchesGlob(file, room.files ?? `${room.name}/**`),
  );
  if (claiming.length > 1) {
    throw new Error(`${file} is in two rooms: ${claiming.map(({ name }) => name).join(', ')}.`);
  }
  return claiming[0];
};
