/**
 * No file imports itself through others, not even for a type: in a circle nothing can be read, moved
 * or tested by itself. Found by Tarjan’s strongly connected components.
 */
import type { Finding } from './finding.ts';
import type { House } from './house.ts';
import { resolve } from './resolve.ts';

export const circles = (house: House): readonly Finding[] =>
  componentsOf(importedBy(house))
    .map((members) => members.sort())
    .map(([first = '', ...others]) => ({
      file: first,
      line: 0,
      what: 'a circle',
      sentence: `is in a circle of imports with ${others.join(', ') || 'itself'}: move what they share into a file of its own.`,
    }));

type Graph = ReadonlyMap<string, readonly string[]>;

const importedBy = ({ sources }: House): Graph =>
  new Map(
    sources.map(({ file, imports }) => [
      file,
      imports
        .map(({ specifier }) => resolve(file, specifier ?? ''))
        .flatMap((target) => (target.kind === 'file' ? [target.path] : [])),
    ]),
  );

/** The groups of files that reach each other, of two and more, and files that import themselves. */
const componentsOf = (graph: Graph): string[][] => {
  const found: string[][] = [];
  const open: string[] = [];
  /** When each file was entered, and `Infinity` once its component is complete. */
  const entered = new Map<string, number>();

  /** The earliest file that this one leads back to. */
  const enter = (file: string): number => {
    const own = entered.size;
    entered.set(file, own);
    open.push(file);
    const imported = graph.get(file) ?? [];
    const earliest = Math.min(own, ...imported.map((next) => entered.get(next) ?? enter(next)));
    if (earliest < own) return earliest;
    const members = open.splice(open.indexOf(file));
    for (const member of members) entered.set(member, Number.POSITIVE_INFINITY);
    if (members.length > 1 || imported.includes(file)) found.push(members);
    return Number.POSITIVE_INFINITY;
  };

  for (const file of graph.keys()) if (!entered.has(file)) enter(file);
  return found;
};
