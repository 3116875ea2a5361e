/** The drawing of a layout: every state by its name, in the colour of what became of it. */
import { drawGraph } from '../../../../local/console/graph/draw-graph.ts';
import { type Layout, layOut } from '../../../../local/console/graph/layout.ts';
import { tangled } from './definitions.ts';

let layout: Layout;
beforeAll(async () => {
  layout = await layOut(tangled, { withWords: true });
});

test('every state is there by its name, and every line has its words', () => {
  const picture = drawGraph(layout);
  const texts = [
    ...Object.keys(tangled.States),
    ...layout.lines.flatMap(({ words }) => words?.lines ?? []),
  ];
  expect(texts.filter((text) => !picture.includes(`>${text}</text>`))).toEqual([]);
});

test('an execution’s way through the states is coloured', () => {
  const picture = drawGraph(layout, { visits: { First: 'done', Which: 'running' } });
  expect(picture).toMatch(
    /class="done" data-state="First"[\s\S]*class="running" data-state="Which"[\s\S]*class="" data-state="Third"/,
  );
});

test('everything that is drawn is within the picture’s frame', () => {
  const picture = drawGraph(layout);
  const [left = 0, top = 0, width = 0, height = 0] =
    /viewBox="([^"]*)"/.exec(picture)?.[1]?.split(' ').map(Number) ?? [];
  const body = picture.replace(/<defs>.*<\/defs>/, '');
  const points = [
    ...[...body.matchAll(/ d="([^"h]*)/g)].flatMap(([, path = '']) => [
      ...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g),
    ]),
    ...body.matchAll(/ x="([^"]*)" y="([^"]*)"/g),
  ].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(points.length).toBeGreaterThan(50);
  expect(
    points.filter(([x, y]) => x < left || y < top || x > left + width || y > top + height),
  ).toEqual([]);
});

test('its title is read out to those who do not see it, whatever characters are in it', () => {
  expect(drawGraph(layout, { title: 'a "<b>" & c' })).toContain(
    'aria-label="a &#34;&#60;b&#62;&#34; &#38; c"',
  );
});
