/** The cheapest way of a line over the net: short, with few bends, and hardly ever across another. */
import type { Net, Node } from './graph-net.ts';

const costs = { bend: 60, crossing: 250, overlap: 3000 } as const;

/** Right, down, left, up: the even ones are level. */
const directions = [
  { column: 1, row: 0 },
  { column: 0, row: 1 },
  { column: -1, row: 0 },
  { column: 0, row: -1 },
] as const;

/** A crossing of the net, the direction in which it was come to, and from where. */
type Step = {
  readonly node: Node;
  readonly direction: number;
  readonly cost: number;
  readonly before?: Step;
};

const keyOf = ({ column, row }: Node): string => `${column} ${row}`;

const ahead = ({ column, row }: Node, direction: number): Node => {
  const by = directions[direction];
  return { column: column + (by?.column ?? 0), row: row + (by?.row ?? 0) };
};

const takeCheapest = (open: Step[]): Step | undefined => {
  let index = 0;
  for (const [each, { cost }] of open.entries()) {
    if (cost < (open[index]?.cost ?? 0)) index = each;
  }
  return open.splice(index, 1)[0];
};

const wayTo = (step: Step): readonly Step[] =>
  step.before === undefined ? [step] : [...wayTo(step.before), step];

/** What lines use of a crossing: which box they lead to, and whether they run level. */
type Use = { readonly to: string; readonly isLevel: boolean };

/**
 * Gives the crossings on the way from box to box, from a port to a port. Each way keeps clear of
 * those before it, but for those that lead to the same box: it may join them.
 */
export const createRouter = (net: Net) => {
  const uses = new Map<string, readonly Use[]>();
  const crossings = net.columns.flatMap((_, column) =>
    net.rows.map((__, row) => ({ column, row })),
  );

  const costAlong = ({ column, row }: Node, direction: number): number =>
    (direction % 2 === 0 ? net.rows[row] : net.columns[column])?.cost ?? 0;

  /** What it costs to meet those that are there already, coming and going in these directions. */
  const costOfMeeting = (node: Node, to: string, going: readonly number[]): number => {
    const others = (uses.get(keyOf(node)) ?? []).filter((use) => use.to !== to);
    if (others.length === 0) return 0;
    const overlaps = others.some(({ isLevel }) =>
      going.some((each) => isLevel === (each % 2 === 0)),
    );
    if (overlaps) return costs.overlap;
    return net.boxAt(node) === undefined ? costs.crossing : 0;
  };

  const startsAt = (from: string): readonly Step[] =>
    crossings
      .filter((node) => net.boxAt(node) === from)
      .flatMap((node) =>
        directions.map((_, direction) => ({ node, direction, cost: costAlong(node, direction) })),
      )
      .filter(({ node, direction }) => net.boxAt(ahead(node, direction)) !== from);

  const stepsAfter = (step: Step, to: string): readonly Step[] => {
    const { node, direction, cost, before } = step;
    // Out of a box straight through the port.
    const turns = before === undefined ? [0] : [0, 1, 3];
    return turns.flatMap((turn): readonly Step[] => {
      const going = (direction + turn) % 4;
      const next = ahead(node, going);
      const box = net.boxAt(next);
      const length = net.distance(node, next);
      if (length === undefined || (box !== undefined && box !== to)) return [];
      const bend = turn === 0 ? 0 : costs.bend + costAlong(node, going);
      const meeting =
        costOfMeeting(node, to, [direction, going]) +
        (box === to ? costOfMeeting(next, to, [going]) : 0);
      return [{ node: next, direction: going, cost: cost + length + bend + meeting, before: step }];
    });
  };

  const cheapest = (from: string, to: string): readonly Step[] => {
    const open = [...startsAt(from)];
    const costTo = new Map<string, number>();
    for (let step = takeCheapest(open); step !== undefined; step = takeCheapest(open)) {
      if (step.before !== undefined && net.boxAt(step.node) === to) return wayTo(step);
      for (const next of stepsAfter(step, to)) {
        const key = `${keyOf(next.node)} ${next.direction}`;
        if (next.cost >= (costTo.get(key) ?? Number.POSITIVE_INFINITY)) continue;
        costTo.set(key, next.cost);
        open.push(next);
      }
    }
    return [];
  };

  return (from: string, to: string): readonly Node[] => {
    const way = cheapest(from, to);
    for (const [index, { node, direction }] of way.entries()) {
      const going = [direction, way[index + 1]?.direction ?? direction];
      const own = going.map((each): Use => ({ to, isLevel: each % 2 === 0 }));
      uses.set(keyOf(node), [...(uses.get(keyOf(node)) ?? []), ...own]);
    }
    return way.map(({ node }) => node);
  };
};
