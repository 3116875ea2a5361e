/** The lines of a state machine's picture: in the gaps between boxes, one track for each target. */
import type { Cell, Column, Edge } from './graph-layout.ts';

export type Point = readonly [x: number, y: number];
export type Line = {
  readonly points: readonly Point[];
  readonly kind: Edge['kind'];
  /** Whether it ends at a box; else it joins the line that does. */
  readonly hasTip: boolean;
};

export const box = { width: 160, height: 44 } as const;
const gap = { x: 72, y: 36 } as const;
const margin = 24;
const port = 9;

export const leftOf = (column: Column): number => margin + column * (box.width + gap.x);
export const topOf = (row: number): number => 16 + row * (box.height + gap.y);
const centreOf = ({ column }: Cell): number => leftOf(column) + box.width / 2;

type Side = 'left' | 'right';
type Ends = { readonly leaves: Side; readonly enters: Side };

// Within a column: by its outer side, the main way by its left.
const endsOf = (from: Cell, to: Cell): Ends => {
  if (to.column > from.column) return { leaves: 'right', enters: 'left' };
  if (to.column < from.column) return { leaves: 'left', enters: 'right' };
  const side = from.column === 2 ? 'right' : 'left';
  return { leaves: side, enters: side };
};

/** The gap beside a box: 0 is left of the first column, 3 right of the last. */
const gapAt = ({ column }: Cell, side: Side): number => (side === 'left' ? column : column + 1);

const isStraight = (from: Cell, to: Cell): boolean =>
  from.column === to.column && to.row === from.row + 1;

/** The lines for these edges. Its promise: none runs through a box. */
export const linesFor = (
  cells: ReadonlyMap<string, Cell>,
  edges: readonly Edge[],
): readonly Line[] => {
  const routed = edges.flatMap((edge) => {
    const from = cells.get(edge.from);
    const to = cells.get(edge.to);
    return from === undefined || to === undefined ? [] : [{ ...edge, fromCell: from, toCell: to }];
  });
  const bent = routed.filter(({ fromCell, toCell }) => !isStraight(fromCell, toCell));
  const trackOf = tracksFor(bent);

  const yAt = (name: string, cell: Cell, side: Side, isLeaving: boolean): number => {
    const middle = topOf(cell.row) + box.height / 2;
    const doesLeave = bent.some(
      (each) => each.from === name && endsOf(each.fromCell, each.toCell).leaves === side,
    );
    const isEntered = bent.some(
      (each) => each.to === name && endsOf(each.fromCell, each.toCell).enters === side,
    );
    if (!(doesLeave && isEntered)) return middle;
    const isUpper = isLeaving === (cell.column === 1);
    return isUpper ? middle - port : middle + port;
  };

  const straight = routed
    .filter(({ fromCell, toCell }) => isStraight(fromCell, toCell))
    .map(({ fromCell, toCell, kind }): Line => {
      const x = centreOf(fromCell);
      const points: Point[] = [
        [x, topOf(fromCell.row) + box.height],
        [x, topOf(toCell.row)],
      ];
      return { points, kind, hasTip: true };
    });

  const stubs = bent.map(({ from, to, kind, fromCell, toCell }) => {
    const { leaves, enters } = endsOf(fromCell, toCell);
    const entryY = yAt(to, toCell, enters, false);
    const exitY = yAt(from, fromCell, leaves, true);
    const track = trackOf(to, gapAt(toCell, enters));
    const exitX = leftOf(fromCell.column) + (leaves === 'right' ? box.width : 0);
    const points: Point[] = [[exitX, exitY]];
    // Two columns further: under the row of boxes that is in between.
    if (gapAt(fromCell, leaves) !== gapAt(toCell, enters)) {
      const firstTrack = trackOf(to, gapAt(fromCell, leaves));
      const underY = topOf(fromCell.row) + box.height + gap.y / 2;
      points.push([firstTrack, exitY], [firstTrack, underY], [track, underY]);
    } else {
      points.push([track, exitY]);
    }
    const entryX = leftOf(toCell.column) + (enters === 'right' ? box.width : 0);
    return { to, kind, points, track, entry: [entryX, entryY] as Point };
  });
  return [...straight, ...joined(stubs)];
};

type Stub = {
  readonly to: string;
  readonly kind: Edge['kind'];
  readonly points: readonly Point[];
  readonly track: number;
  readonly entry: Point;
};

/** Stubs that come to a box by one track share the last part of the way: drawn once, and last. */
const joined = (stubs: readonly Stub[]): readonly Line[] => {
  const firstOf = (group: readonly Stub[]) =>
    group.toSorted((one, other) => heightOf(other) - heightOf(one))[0];
  const groups = Map.groupBy(stubs, ({ to, track }) => `${to} ${track}`);
  return [...groups.values()].flatMap((group): readonly Line[] => {
    const whole = firstOf(group);
    if (whole === undefined) return [];
    const kind = group.some((stub) => stub.kind === 'next') ? 'next' : 'catch';
    const sharedFrom = whole.points.at(-1) ?? whole.entry;
    const trunk: readonly Point[] = [sharedFrom, [whole.track, whole.entry[1]], whole.entry];
    if (group.length === 1) {
      return [{ points: [...whole.points, ...trunk.slice(1)], kind, hasTip: true }];
    }
    const branches = group.map((stub): Line => {
      const [x, y] = stub.points.at(-1) ?? stub.entry;
      const down = Math.sign(stub.entry[1] - y);
      const bend: Point = down === 0 ? stub.entry : [x, y + down * radius];
      return { points: [...stub.points, bend], kind: stub.kind, hasTip: false };
    });
    const [x, y] = sharedFrom;
    const start: Point = [x, y + Math.sign(whole.entry[1] - y) * radius];
    return [...branches, { points: [start, ...trunk.slice(1)], kind, hasTip: true }];
  });
};

const heightOf = ({ points, entry }: Stub): number =>
  Math.abs((points.at(-1)?.[1] ?? entry[1]) - entry[1]);

/** How much a corner is rounded. */
export const radius = 9;

type Bent = { readonly to: string; readonly fromCell: Cell; readonly toCell: Cell };

/** The x of each target's track in a gap: those to the left column first, those to the right last. */
const tracksFor = (bent: readonly Bent[]) => {
  const targets = new Map<number, Map<string, Cell>>();
  for (const { to, fromCell, toCell } of bent) {
    const { leaves, enters } = endsOf(fromCell, toCell);
    for (const each of [gapAt(fromCell, leaves), gapAt(toCell, enters)]) {
      targets.set(each, (targets.get(each) ?? new Map<string, Cell>()).set(to, toCell));
    }
  }
  return (to: string, gapNumber: number): number => {
    const here = [...(targets.get(gapNumber) ?? [])].toSorted(
      ([, one], [, other]) => one.column - other.column,
    );
    const index = here.findIndex(([name]) => name === to);
    const right = leftOf(gapNumber as Column);
    return right - gap.x + ((index + 1) * gap.x) / (here.length + 1);
  };
};
