/** Circles of imports that are still there, each by its first file, with what would open it. */
import type { Exception } from './exceptions.ts';

export const knownCircles: readonly Exception[] = [];
