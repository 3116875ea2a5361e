/** The lines of a state machine's picture: each on its way over the net, joined where they may be. */
import type { Cell, Edge } from './graph-layout.ts';
import { box, leftOf, netFor, type Point, topOf } from './graph-net.ts';
import { createRouter } from './graph-route.ts';

export type Line = {
  readonly points: readonly Point[];
  readonly kind: Edge['kind'];
  /** Whether it ends at a box; else it joins the line that does. */
  readonly hasTip: boolean;
};

/** How much a corner is rounded. */
export const radius = 9;

type Way = Edge & { readonly points: readonly Point[] };

/** The lines for these edges, those of failures beneath. Its promise: none runs through a box. */
export const linesFor = (
  cells: ReadonlyMap<string, Cell>,
  edges: readonly Edge[],
): readonly Line[] => {
  const net = netFor(cells);
  const route = createRouter(net);
  const ways = inRoutingOrder(cells, edges).map((edge): Way => {
    const points = route(edge.from, edge.to).map(net.pointAt);
    return { ...edge, points: betweenBoxes(points, cells, edge) };
  });
  return joined(ways);
};

/** There and back first, since that takes two ports of one side; then the nearest. */
const inRoutingOrder = (
  cells: ReadonlyMap<string, Cell>,
  edges: readonly Edge[],
): readonly Edge[] => {
  const order = (edge: Edge): number => {
    const [from, to] = [cells.get(edge.from), cells.get(edge.to)];
    const isPair = edges.some(({ from, to }) => from === edge.to && to === edge.from);
    if (from === undefined || to === undefined || isPair) return 0;
    return Math.abs(from.column - to.column) + Math.abs(from.row - to.row);
  };
  return edges
    .filter(({ from, to }) => cells.has(from) && cells.has(to))
    .toSorted((one, other) => order(one) - order(other));
};

/** The first and the last point moved from inside a box to its border. */
const betweenBoxes = (
  points: readonly Point[],
  cells: ReadonlyMap<string, Cell>,
  { from, to }: Edge,
) =>
  points.map((point, index): Point => {
    if (index === 0) return atBorder(point, points[1] ?? point, cells.get(from));
    if (index < points.length - 1) return point;
    return atBorder(point, points[index - 1] ?? point, cells.get(to));
  });

const atBorder = ([x, y]: Point, [outerX, outerY]: Point, cell: Cell | undefined): Point => {
  if (cell === undefined) return [x, y];
  const [left, top] = [leftOf(cell.column), topOf(cell.row)];
  if (outerX !== x) return [outerX < x ? left : left + box.width, y];
  return [x, outerY < y ? top : top + box.height];
};

/** Each way until it meets one that leads to the same box: what they share is drawn once. */
const joined = (ways: readonly Way[]): readonly Line[] => {
  // Where lines go on from their points; before them, to which box they lead.
  const onwards = new Map<string, Point>();
  // What two kinds share is of those that go on; what failed joins it, and lies beneath.
  const inDrawingOrder = ways.toSorted(
    (one, other) =>
      Number(one.kind === 'catch') - Number(other.kind === 'catch') ||
      other.points.length - one.points.length,
  );
  const lines = inDrawingOrder.map(({ to, kind, points }): Line => {
    const meeting = points.findIndex((point) => onwards.has(`${to} ${point}`));
    const own = meeting < 0 ? points : points.slice(0, meeting + 1);
    const joins = own.slice(-1).flatMap((end) => {
      const beyond = onwards.get(`${to} ${end}`);
      return beyond === undefined ? [] : [towards(end, beyond, radius)];
    });
    for (const [index, point] of own.slice(0, -1).entries()) {
      onwards.set(`${to} ${point}`, own[index + 1] ?? point);
    }
    return { points: corners([...own, ...joins]), kind, hasTip: joins.length === 0 };
  });
  return lines.toReversed();
};

/** The point that many pixels from this one, level or upright. */
export const towards = ([x, y]: Point, [otherX, otherY]: Point, pixels: number): Point => [
  x + Math.sign(otherX - x) * pixels,
  y + Math.sign(otherY - y) * pixels,
];

/** The ends, and the points between where the line bends. */
const corners = (points: readonly Point[]): readonly Point[] =>
  points.filter(([x, y], index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    return (before[0] !== x || after[0] !== x) && (before[1] !== y || after[1] !== y);
  });
