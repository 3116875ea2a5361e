/** Where the states of a state machine stand in its picture: three columns of boxes, row by row. */
import type { Definition, State } from '../step-functions/definition.ts';

export type Edge = { readonly from: string; readonly to: string; readonly kind: 'next' | 'catch' };

/** 0: what leaves the main way once; 1: the main way, from the start down; 2: what many lead to. */
export type Column = 0 | 1 | 2;
export type Cell = { readonly column: Column; readonly row: number };

const edgesOf = (name: string, state: State): readonly Edge[] => {
  const next = [state.Next, ...(state.Choices ?? []).map(({ Next }) => Next), state.Default];
  const edges = [...new Set(next)]
    .filter((to): to is string => to !== undefined)
    .map((to): Edge => ({ from: name, to, kind: 'next' }));
  const caught = [...new Set((state.Catch ?? []).map(({ Next }) => Next))]
    .filter((to) => !edges.some((edge) => edge.to === to))
    .map((to): Edge => ({ from: name, to, kind: 'catch' }));
  return [...edges, ...caught];
};

/** Every transition, in the definition's order; one where a state both goes on and fails to another. */
export const edgesIn = ({ States }: Definition): readonly Edge[] =>
  Object.entries(States).flatMap(([name, state]) => edgesOf(name, state));

/** The longest way from a state without failures and without going round; the first of equals. */
const longestWay = (name: string, edges: readonly Edge[], behind: readonly string[] = []) => {
  let longest: readonly string[] = [];
  for (const { from, to, kind } of edges) {
    if (from !== name || kind !== 'next' || behind.includes(to)) continue;
    const way = longestWay(to, edges, [...behind, name]);
    if (way.length > longest.length) longest = way;
  }
  return [name, ...longest];
};

/** A cell for every state that can be reached, no two in one. */
export const cellsOf = (definition: Definition): ReadonlyMap<string, Cell> => {
  const edges = edgesIn(definition);
  const spine = longestWay(definition.StartAt, edges);
  const cells = new Map<string, Cell>(
    spine.map((name, row): [string, Cell] => [name, { column: 1, row }]),
  );
  const isFree = (column: Column, row: number) =>
    ![...cells.values()].some((cell) => cell.column === column && cell.row === row);

  const place = (name: string, leader: Cell) => {
    const leaders = edges
      .filter(({ from, to }) => to === name && spine.includes(from))
      .map(({ from }) => spine.indexOf(from));
    const isGathering = leaders.length > 1;
    const besideSpine: Column = isGathering ? 2 : 0;
    const column = leader.column === 1 ? besideSpine : leader.column;
    let row = isGathering ? Math.max(...leaders) : leader.row;
    while (!isFree(column, row)) row += 1;
    cells.set(name, { column, row });
  };

  const waiting = [...spine];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const leader = cells.get(name);
    for (const { from, to } of edges) {
      if (from !== name || cells.has(to) || leader === undefined) continue;
      place(to, leader);
      waiting.push(to);
    }
  }
  return cells;
};
