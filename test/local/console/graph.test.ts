/** The state machine's picture: readable, whatever the workflow grows to. */
import { drawGraph, visitsOf } from '../../../local/console/graph.ts';
import { cellsOf, edgesIn } from '../../../local/console/graph-layout.ts';
import { box, leftOf, linesFor, type Point, topOf } from '../../../local/console/graph-lines.ts';
import type { Definition } from '../../../local/step-functions/definition.ts';

const choice = (Default: string, ...others: readonly string[]) => ({
  Type: 'Choice',
  Choices: others.map((Next) => ({ Next })),
  Default,
});
const task = (Next: string | undefined, ...caught: readonly string[]) => ({
  Type: 'Task',
  ...(Next === undefined ? { End: true } : { Next }),
  Catch: caught.map((each) => ({ ErrorEquals: [each], Next: each })),
});

/** Ways forward, past others, back, to both sides and across. */
const tangled = {
  StartAt: 'First',
  States: {
    First: task('Which', 'Undo'),
    Which: choice('Undo', 'Third', 'Aside', 'Elsewhere'),
    Third: task('Last', 'Undo'),
    Last: task(undefined, 'Undo'),
    Aside: task('Third', 'Undo'),
    Elsewhere: task(undefined, 'AfterElsewhere', 'Undo'),
    AfterElsewhere: { Type: 'Succeed' },
    Undo: task('Undone', 'Last'),
    Undone: { Type: 'Fail' },
  },
} as unknown as Definition;

const isInside = (value: number, from: number, size: number) => value > from && value < from + size;

/** Whether a horizontal or vertical stretch of a line runs through the inside of a cell's box. */
const runsThrough = ([x1, y1]: Point, [x2, y2]: Point, left: number, top: number): boolean => {
  const isLevel = y1 === y2;
  const [along, across] = isLevel ? [left, top] : [top, left];
  const [length, depth] = isLevel ? [box.width, box.height] : [box.height, box.width];
  const [start, end] = (isLevel ? [x1, x2] : [y1, y2]).toSorted((one, other) => one - other);
  const isBeside = (end ?? 0) <= along || (start ?? 0) >= along + length;
  return isInside(isLevel ? y1 : x1, across, depth) && !isBeside;
};

test('no line of the picture runs through a box', () => {
  const cells = cellsOf(tangled);
  const through = linesFor(cells, edgesIn(tangled)).filter(({ points }) =>
    points.some((point, index) =>
      [...cells.values()].some(({ column, row }) =>
        runsThrough(points[index - 1] ?? point, point, leftOf(column), topOf(row)),
      ),
    ),
  );
  expect(through).toEqual([]);
});

test('every stretch of a line is level or upright', () => {
  const slanted = linesFor(cellsOf(tangled), edgesIn(tangled)).filter(({ points }) =>
    points.some(([x, y], index) => {
      const [beforeX, beforeY] = points[index - 1] ?? [x, y];
      return x !== beforeX && y !== beforeY;
    }),
  );
  expect(slanted).toEqual([]);
});

test('every state has a box of its own, with its name', () => {
  const names = Object.keys(tangled.States);
  const cells = cellsOf(tangled);
  const picture = drawGraph(tangled);

  expect(new Set([...cells.values()].map(({ column, row }) => `${column} ${row}`)).size).toBe(
    names.length,
  );
  expect(names.filter((name) => !picture.includes(`>${name}</text>`))).toEqual([]);
});

test('every state that is led to has a line with a tip', () => {
  const edges = edgesIn(tangled);
  const tips = linesFor(cellsOf(tangled), edges).filter(({ hasTip }) => hasTip);
  expect(tips.length).toBeGreaterThanOrEqual(new Set(edges.map(({ to }) => to)).size);
});

test('an execution’s way through the states is coloured', () => {
  const visits = visitsOf([
    { type: 'StateEntered', state: { name: 'First' } },
    { type: 'StateExited', state: { name: 'First' } },
    { type: 'StateEntered', state: { name: 'Which' } },
  ]);
  expect(drawGraph(tangled, { visits })).toMatch(
    /class="done" data-state="First"[\s\S]*class="running" data-state="Which"/,
  );
});
