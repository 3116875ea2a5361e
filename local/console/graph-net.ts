/** The net that a state machine's lines are drawn on: through the ports of boxes, and between them. */
import type { Cell } from './graph-layout.ts';

export type Point = readonly [x: number, y: number];

export const box = { width: 160, height: 44 } as const;
const pitch = 14;
const gap = { x: 6 * pitch, y: 4 * pitch } as const;
const ports = { x: [-40, 0, 40], y: [-10, 0, 10] } as const;

export const leftOf = (column: number): number => column * (box.width + gap.x);
export const topOf = (row: number): number => row * (box.height + gap.y);

/** A line of the net, and what it costs to go along it: in the middle is best. */
type Track = { readonly at: number; readonly cost: number };

/** The tracks through so many boxes of this size, between them, and around them. */
const tracksThrough = (
  count: number,
  size: number,
  space: number,
  offsets: readonly number[],
): readonly Track[] => {
  const between = (start: number) =>
    Array.from({ length: space / pitch - 1 }, (_, index): Track => {
      const offset = (index + 1) * pitch;
      return { at: start + offset, cost: 3 * Math.abs(offset - space / 2) };
    });
  const through = Array.from({ length: count }, (_, index) => {
    const start = index * (size + space);
    return [
      ...between(start - space),
      ...offsets.map(
        (offset): Track => ({ at: start + size / 2 + offset, cost: 2 * Math.abs(offset) }),
      ),
    ];
  });
  return [...through.flat(), ...between(count * (size + space) - space)];
};

/** A crossing of the net, by the numbers of its tracks. */
export type Node = { readonly column: number; readonly row: number };

export type Net = {
  readonly columns: readonly Track[];
  readonly rows: readonly Track[];
  /** Whose box a crossing is in. */
  readonly boxAt: (node: Node) => string | undefined;
  readonly pointAt: (node: Node) => Point;
  /** The pixels between two crossings; nothing where one of them is outside the net. */
  readonly distance: (one: Node, other: Node) => number | undefined;
};

/** The net for these cells; its crossings in a box are the box's ports. */
export const netFor = (cells: ReadonlyMap<string, Cell>): Net => {
  const height = Math.max(...[...cells.values()].map(({ row }) => row)) + 1;
  const columns = tracksThrough(3, box.width, gap.x, ports.x);
  const rows = tracksThrough(height, box.height, gap.y, ports.y);
  const inside = (at: number, start: number, size: number) => at > start && at < start + size;
  const nameAt = (x: number, y: number) =>
    [...cells].find(
      ([, { column, row }]) =>
        inside(x, leftOf(column), box.width) && inside(y, topOf(row), box.height),
    )?.[0];
  const names = columns.map(({ at: x }) => rows.map(({ at: y }) => nameAt(x, y)));
  const pointAt = ({ column, row }: Node): Point => [
    columns[column]?.at ?? Number.NaN,
    rows[row]?.at ?? Number.NaN,
  ];
  return {
    columns,
    rows,
    boxAt: ({ column, row }) => names[column]?.[row],
    pointAt,
    distance: (one, other) => {
      const [[x1, y1], [x2, y2]] = [pointAt(one), pointAt(other)];
      const pixels = Math.abs(x1 - x2) + Math.abs(y1 - y2);
      return Number.isNaN(pixels) ? undefined : pixels;
    },
  };
};
