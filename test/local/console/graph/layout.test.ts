/** A state machine's layout is readable, whatever the workflow grows to. */
import {
  box,
  type Layout,
  layOut,
  letter,
  type Point,
} from '../../../../local/console/graph/layout.ts';
import { happyPathIn, transitionsIn } from '../../../../local/console/graph/transitions.ts';
import type { Definition } from '../../../../local/step-functions/definition.ts';
import { tangled, theCheckout } from './definitions.ts';

type Rectangle = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
type Stretch = readonly [start: Point, end: Point];

const stretchesOf = ({ points }: { readonly points: readonly Point[] }): readonly Stretch[] =>
  points.slice(1).map((point, index) => [points[index] ?? point, point]);

const boxesOf = ({ boxes }: Layout): readonly Rectangle[] =>
  boxes.map(({ at: [left, top] }) => ({ left, top, ...box }));

const wordsOf = ({ lines }: Layout): readonly Rectangle[] =>
  lines.flatMap(({ words }) =>
    words === undefined
      ? []
      : {
          left: words.at[0],
          top: words.at[1],
          width: Math.max(...words.lines.map(({ length }) => length)) * letter.width,
          height: words.lines.length * letter.height,
        },
  );

/** A stretch has no width of its own. */
const around = ([[x1, y1], [x2, y2]]: Stretch): Rectangle => ({
  left: Math.min(x1, x2),
  top: Math.min(y1, y2),
  width: Math.abs(x1 - x2),
  height: Math.abs(y1 - y2),
});

/** Whether two rectangles have more than their edges in common. */
const overlap = (one: Rectangle, other: Rectangle): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

/** Whether two stretches meet, at a point or for longer. */
const meet = (one: Stretch, other: Stretch): boolean => {
  const [a, b] = [around(one), around(other)];
  return (
    a.left <= b.left + b.width &&
    b.left <= a.left + a.width &&
    a.top <= b.top + b.height &&
    b.top <= a.top + a.height
  );
};

const areParallel = ([[x1], [x2]]: Stretch, [[x3], [x4]]: Stretch): boolean =>
  (x1 === x2) === (x3 === x4);

/** Every two of these that this is true of. */
const pairs = <T>(all: readonly T[], are: (one: T, other: T) => boolean) =>
  all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => are(one, other))
      .map((other) => [one, other]),
  );

const meetingLines = ({ lines }: Layout, does: (one: Stretch, other: Stretch) => boolean) =>
  pairs(lines, (one, other) =>
    stretchesOf(one).some((a) => stretchesOf(other).some((b) => meet(a, b) && does(a, b))),
  );

describe.each([
  ['a tangled state machine', () => tangled, true],
  ['the checkout, with its words,', theCheckout, true],
  ['the checkout, without words,', theCheckout, false],
])('the layout of %s', (_, definitionOf, withWords) => {
  let definition: Definition;
  let layout: Layout;
  beforeAll(async () => {
    definition = definitionOf();
    layout = await layOut(definition, { withWords });
  });

  test('has a box for every state, none over another', () => {
    expect(layout.boxes.map(({ name }) => name)).toEqual(Object.keys(definition.States));
    expect(pairs(boxesOf(layout), overlap)).toEqual([]);
  });

  test('has a line for every transition, from the edge of its box to that of the next', () => {
    const isAtEdge = (name: string, point: Point | undefined): boolean => {
      const [left, top] = layout.boxes.find((each) => each.name === name)?.at ?? [];
      if (point === undefined || left === undefined || top === undefined) return false;
      const [x, y] = [point[0] - left, point[1] - top];
      const isOnSide = (x === 0 || x === box.width) && y >= 0 && y <= box.height;
      const isOnTopOrBottom = (y === 0 || y === box.height) && x >= 0 && x <= box.width;
      return isOnSide || isOnTopOrBottom;
    };
    const wrong = transitionsIn(definition).filter(({ from, to }, index) => {
      const points = layout.lines[index]?.points ?? [];
      return !isAtEdge(from, points[0]) || !isAtEdge(to, points.at(-1));
    });
    expect(wrong).toEqual([]);
  });

  test('has only horizontal and vertical lines', () => {
    const slanted = layout.lines
      .flatMap(stretchesOf)
      .filter(([[x1, y1], [x2, y2]]) => x1 !== x2 && y1 !== y2);
    expect(slanted).toEqual([]);
  });

  test('has no line through a box', () => {
    const boxes = boxesOf(layout);
    const through = layout.lines
      .flatMap(stretchesOf)
      .filter((stretch) => boxes.some((each) => overlap(around(stretch), each)));
    expect(through).toEqual([]);
  });

  test('has no line along another one', () => {
    expect(meetingLines(layout, areParallel)).toEqual([]);
  });

  test('has a straight happy path, its boxes below each other', () => {
    const path = happyPathIn(definition);
    const onPath = path.map((name) => layout.boxes.find((each) => each.name === name)?.at ?? []);
    expect(new Set(onPath.map(([left]) => left)).size).toBe(1);
    expect(onPath.map(([, top]) => top)).toEqual(
      onPath.map(([, top = 0]) => top).toSorted((one, other) => one - other),
    );
    const bent = transitionsIn(definition).filter(
      ({ from, to, kind }, index) =>
        kind === 'next' &&
        path.includes(from) &&
        path[path.indexOf(from) + 1] === to &&
        layout.lines[index]?.points.length !== 2,
    );
    expect(bent).toEqual([]);
  });

  test('has no words over boxes, lines or other words', () => {
    const words = wordsOf(layout);
    expect(words.length > 0).toBe(withWords);
    const others = [...boxesOf(layout), ...layout.lines.flatMap(stretchesOf).map(around)];
    expect(words.filter((each) => others.some((other) => overlap(each, other)))).toEqual([]);
    expect(pairs(words, overlap)).toEqual([]);
  });

  test('lies within its width and height, in whole pixels', () => {
    const corners = [...boxesOf(layout), ...wordsOf(layout)].flatMap((each): readonly Point[] => [
      [each.left, each.top],
      [Math.floor(each.left + each.width), each.top + each.height],
    ]);
    const points = [...corners, ...layout.lines.flatMap((line) => line.points)];
    const outside = points.filter(
      ([x, y]) => x < 0 || y < 0 || x > layout.width || y > layout.height,
    );
    expect(outside).toEqual([]);
    expect(points.flat().filter((each) => !Number.isInteger(each))).toEqual([]);
  });
});

test.each([true, false])(
  'no two lines of the checkout cross (with words: %p)',
  async (withWords) => {
    expect(meetingLines(await layOut(theCheckout(), { withWords }), () => true)).toEqual([]);
  },
);

test('the same definition is laid out the same way again', async () => {
  expect(await layOut(structuredClone(tangled))).toEqual(await layOut(tangled));
});
