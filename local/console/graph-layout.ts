/** Where the states of a state machine stand in its picture: three columns of boxes, row by row. */
import type { Definition, State } from '../step-functions/definition.ts';

export type Edge = { readonly from: string; readonly to: string; readonly kind: 'next' | 'catch' };

/** 0: where one state of the spine leads aside; 1: the spine; 2: where several of them lead. */
export type Column = 0 | 1 | 2;
export type Cell = { readonly column: Column; readonly row: number };

/** Where a state goes on to: what is expected first. */
const nextOf = ({ Next, Choices = [], Default }: State): readonly string[] =>
  [Next, ...Choices.map((choice) => choice.Next), Default].filter((to) => to !== undefined);

const edgesOf = (name: string, state: State): readonly Edge[] => {
  const next = new Set(nextOf(state));
  const caught = new Set((state.Catch ?? []).map(({ Next }) => Next));
  return [
    ...[...next].map((to): Edge => ({ from: name, to, kind: 'next' })),
    ...[...caught]
      .filter((to) => !next.has(to))
      .map((to): Edge => ({ from: name, to, kind: 'catch' })),
  ];
};

/** Every transition, in the definition's order; one where a state both goes on and fails to another. */
export const edgesIn = ({ States }: Definition): readonly Edge[] =>
  Object.entries(States).flatMap(([name, state]) => edgesOf(name, state));

/** The happy path: each state's next one, or its first choice, until it ends or comes round. */
const spineOf = ({ StartAt, States }: Definition): readonly string[] => {
  const spine: string[] = [];
  for (let name: string | undefined = StartAt; name !== undefined; ) {
    spine.push(name);
    const state: State | undefined = States[name];
    const [next]: readonly string[] = state === undefined ? [] : nextOf(state);
    name = next === undefined || spine.includes(next) ? undefined : next;
  }
  return spine;
};

/** States that stand below each other beside the spine. */
type Group = { readonly names: readonly string[]; readonly column: Column; readonly row: number };

/** Each state that the spine leads to, with what follows from it alone; the longest of a row first. */
const groupsBeside = (spine: readonly string[], edges: readonly Edge[]): readonly Group[] => {
  const ledFrom = (head: string): readonly number[] =>
    edges
      .filter(({ from, to }) => to === head && spine.includes(from))
      .map(({ from }) => spine.indexOf(from));
  const heads = [...new Set(edges.map(({ to }) => to))].filter(
    (name) => !spine.includes(name) && ledFrom(name).length > 0,
  );
  const grouped = new Set([...spine, ...heads]);
  const withFollowers = (head: string): readonly string[] => {
    const names = [head];
    for (const name of names) {
      for (const { from, to } of edges) {
        if (from !== name || grouped.has(to)) continue;
        grouped.add(to);
        names.push(to);
      }
    }
    return names;
  };
  // Where several lead to may lead back to what belongs to one of them: its followers come last.
  return heads
    .toSorted((one, other) => ledFrom(one).length - ledFrom(other).length)
    .map((head): Group => {
      const rows = ledFrom(head);
      const column = rows.length > 1 ? 2 : 0;
      return { names: withFollowers(head), column, row: Math.max(...rows) };
    })
    .toSorted((one, other) => one.row - other.row || other.names.length - one.names.length);
};

/** A cell for every state that can be reached, no two in one: beside the spine as near as can be. */
export const cellsOf = (definition: Definition): ReadonlyMap<string, Cell> => {
  const spine = spineOf(definition);
  const cells = new Map<string, Cell>(spine.map((name, row) => [name, { column: 1, row }]));
  for (const { names, column, row: wished } of groupsBeside(spine, edgesIn(definition))) {
    const taken = new Set(
      [...cells.values()].filter((cell) => cell.column === column).map(({ row }) => row),
    );
    const fits = (row: number) => row >= 0 && names.every((_, index) => !taken.has(row + index));
    let [below, above] = [wished, wished];
    while (!fits(below) && !fits(above)) {
      below += 1;
      above -= 1;
    }
    const first = fits(below) ? below : above;
    for (const [index, name] of names.entries()) cells.set(name, { column, row: first + index });
  }
  return cells;
};
