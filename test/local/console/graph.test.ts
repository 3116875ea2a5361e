/** The state machine's picture: readable, whatever the workflow grows to. */
import { drawGraph, visitsOf } from '../../../local/console/graph.ts';
import { cellsOf, edgesIn } from '../../../local/console/graph-layout.ts';
import { linesFor, radius } from '../../../local/console/graph-lines.ts';
import { box, leftOf, type Point, topOf } from '../../../local/console/graph-net.ts';
import type { Definition } from '../../../local/step-functions/definition.ts';
import { readAssembly } from '../../../local/template/assembly.ts';
import { resolveStack } from '../../../local/template/stack.ts';
import { assemblyFolder } from '../../support/synthesize-once.ts';

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

const theCheckout = (): Definition => {
  const [machine] = resolveStack(readAssembly(assemblyFolder, 'Holdfast'), {}).ofType<{
    DefinitionString: string;
  }>('AWS::StepFunctions::StateMachine');
  return JSON.parse(machine?.properties.DefinitionString ?? '');
};

const drawn = (definition: Definition) => {
  const cells = cellsOf(definition);
  const lines = linesFor(cells, edgesIn(definition));
  return { cells, lines, picture: drawGraph(definition) };
};

type Stretch = readonly [start: Point, end: Point];
const stretchesOf = ({ points }: { readonly points: readonly Point[] }): readonly Stretch[] =>
  points.slice(1).map((point, index) => [points[index] ?? point, point]);

const isInside = (value: number, from: number, size: number) => value > from && value < from + size;

/** Whether a level or upright stretch of a line runs through the inside of a cell's box. */
const runsThrough = ([[x1, y1], [x2, y2]]: Stretch, left: number, top: number): boolean => {
  const isLevel = y1 === y2;
  const [along, across] = isLevel ? [left, top] : [top, left];
  const [length, depth] = isLevel ? [box.width, box.height] : [box.height, box.width];
  const [start, end] = isLevel ? [x1, x2] : [y1, y2];
  const isBeside = Math.max(start, end) <= along || Math.min(start, end) >= along + length;
  return isInside(isLevel ? y1 : x1, across, depth) && !isBeside;
};

/** Whether two stretches have a point in common that is an end of neither. */
const cross = ([[x1, y1], [x2, y2]]: Stretch, [[x3, y3], [x4, y4]]: Stretch): boolean => {
  const between = (value: number, one: number, other: number) =>
    isInside(value, Math.min(one, other), Math.abs(one - other));
  return y1 === y2
    ? x3 === x4 && between(x3, x1, x2) && between(y1, y3, y4)
    : y3 === y4 && between(x1, x3, x4) && between(y3, y1, y2);
};

/** Whether two stretches run along each other, for longer than lines take to join. */
const overlap = ([[x1, y1], [x2, y2]]: Stretch, [[x3, y3], [x4, y4]]: Stretch): boolean => {
  const shared = (one: number, other: number, third: number, fourth: number) =>
    Math.min(Math.max(one, other), Math.max(third, fourth)) -
    Math.max(Math.min(one, other), Math.min(third, fourth));
  const isLevel = y1 === y2 && y3 === y4 && y1 === y3;
  const isUpright = x1 === x2 && x3 === x4 && x1 === x3;
  return (
    (isLevel && shared(x1, x2, x3, x4) > radius) || (isUpright && shared(y1, y2, y3, y4) > radius)
  );
};

/** Every two stretches of different lines of which this is true. */
const pairsThat = (
  does: (one: Stretch, other: Stretch) => boolean,
  lines: ReturnType<typeof linesFor>,
) =>
  lines.flatMap((line, index) =>
    lines.slice(index + 1).flatMap((other) =>
      stretchesOf(line).flatMap((one) =>
        stretchesOf(other)
          .filter((another) => does(one, another))
          .map((another) => [one, another]),
      ),
    ),
  );

describe.each([
  ['a tangled state machine', () => tangled],
  ['the checkout', theCheckout],
])('the picture of %s', (_, definitionOf) => {
  let shown: ReturnType<typeof drawn>;
  beforeAll(() => {
    shown = drawn(definitionOf());
  });

  test('has no line through a box', () => {
    const { cells, lines } = shown;
    const through = lines
      .flatMap(stretchesOf)
      .filter((stretch) =>
        [...cells.values()].some(({ column, row }) =>
          runsThrough(stretch, leftOf(column), topOf(row)),
        ),
      );
    expect(through).toEqual([]);
  });

  test('has level and upright lines alone', () => {
    const slanted = shown.lines
      .flatMap(stretchesOf)
      .filter(([[x1, y1], [x2, y2]]) => x1 !== x2 && y1 !== y2);
    expect(slanted).toEqual([]);
  });

  test('has nothing outside its frame, and no broken coordinates', () => {
    const [left = 0, top = 0, width = 0, height = 0] =
      /viewBox="([^"]*)"/.exec(shown.picture)?.[1]?.split(' ').map(Number) ?? [];
    const outside = pointsIn(shown.picture).filter(
      ([x, y]) => !(isInside(x, left, width) && isInside(y, top, height)),
    );
    expect(outside).toEqual([]);
    expect(
      pointsIn(shown.picture)
        .flat()
        .filter((each) => !Number.isInteger(each)),
    ).toEqual([]);
  });

  test('has no line along another one', () => {
    expect(pairsThat(overlap, shown.lines)).toEqual([]);
  });
});

/** The points of every path and both corners of every box in a picture, beside its markers. */
const pointsIn = (picture: string): readonly Point[] => {
  const body = picture.replace(/<defs>.*<\/defs>/, '');
  const paths = [...body.matchAll(/ d="([^"h]*)/g)].flatMap(([, path = '']) =>
    [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]),
  );
  const boxes = [...body.matchAll(/ x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"/g)];
  return [
    ...paths,
    ...boxes.flatMap((found): readonly Point[] => {
      const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number);
      return [
        [x, y],
        [x + width, y + height],
      ];
    }),
  ];
};

test('no two lines of the checkout’s picture cross', () => {
  expect(pairsThat(cross, drawn(theCheckout()).lines)).toEqual([]);
});

test('the happy path is a spine, straight down', () => {
  const spine = [...cellsOf(theCheckout())].filter(([, { column }]) => column === 1);
  expect(spine.map(([name]) => name)).toEqual([
    'Authorize',
    'HoldPlaced',
    'CreateOrder',
    'OrderCreated',
    'Capture',
  ]);
  expect(spine.map(([, { row }]) => row)).toEqual([0, 1, 2, 3, 4]);
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

test('a state that an execution was stopped at is not shown as running', () => {
  const visits = visitsOf([
    { type: 'StateEntered', state: { name: 'First' } },
    { type: 'ExecutionAborted' },
  ]);
  expect(visits).toEqual({ First: 'failed' });
});
