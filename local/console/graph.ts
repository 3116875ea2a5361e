/** Draws a state machine as SVG: the happy path straight down, what leaves it left and right of it. */
import type { Definition } from '../step-functions/definition.ts';
import { type Cell, cellsOf, edgesIn } from './graph-layout.ts';
import { type Line, linesFor } from './graph-lines.ts';
import { box, leftOf, type Point, topOf } from './graph-net.ts';
import {
  drawBox,
  drawLegend,
  drawLine,
  escaped,
  markers,
  style,
  type Visit,
} from './graph-shapes.ts';

type Options = {
  /** How an execution went through the states; without it the picture is plain. */
  readonly visits?: Readonly<Record<string, Visit>>;
  readonly title?: string;
};

type Drawing = { readonly cells: ReadonlyMap<string, Cell>; readonly lines: readonly Line[] };

const drawings = new WeakMap<Definition, Drawing>();

/** Where everything stands: found once, since finding ways for the lines takes a while. */
const drawingOf = (definition: Definition): Drawing => {
  const known = drawings.get(definition);
  if (known !== undefined) return known;
  const cells = cellsOf(definition);
  const drawing = { cells, lines: linesFor(cells, edgesIn(definition)) };
  drawings.set(definition, drawing);
  return drawing;
};

const margin = 16;
const legendHeight = 32;

/** The picture as an SVG document. The same definition always gives the same picture. */
export const drawGraph = (definition: Definition, { visits = {}, title }: Options = {}): string => {
  const { cells, lines } = drawingOf(definition);
  const boxes = [...cells].flatMap(([name, cell]) => {
    const state = definition.States[name];
    return state === undefined ? [] : [drawBox(name, { state, cell, visit: visits[name] })];
  });
  const { left, top, right, bottom } = extentOf(cells, lines);
  const width = right - left + 2 * margin;
  const height = bottom - top + legendHeight + 2 * margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left - margin} ${top - margin} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title ?? 'The state machine')}">
<style>${style}</style>
${markers}
${lines.map(drawLine).join('\n')}
${boxes.join('\n')}
${drawLegend(left, bottom + legendHeight)}
</svg>
`;
};

const extentOf = (cells: ReadonlyMap<string, Cell>, lines: readonly Line[]) => {
  const corners = [...cells.values()].flatMap(({ column, row }): readonly Point[] => [
    [leftOf(column), topOf(row)],
    [leftOf(column) + box.width, topOf(row) + box.height],
  ]);
  const points = [...corners, ...lines.flatMap((line) => line.points)];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
};

const ended = ['ExecutionFailed', 'ExecutionAborted', 'ExecutionTimeout'];

/** How an execution went through its states, from its history. */
export const visitsOf = (
  history: readonly { readonly type: string; readonly state?: { readonly name: string } }[],
): Readonly<Record<string, Visit>> => {
  const visits: Record<string, Visit> = {};
  let last = '';
  for (const { type, state } of history) {
    // Stopped from outside, the state that it stood at has no event of its own.
    if (ended.includes(type) && visits[last] === 'running') visits[last] = 'failed';
    if (state === undefined) continue;
    last = state.name;
    if (type === 'StateEntered' || type === 'StateRetried') visits[last] = 'running';
    if (type === 'StateExited' && visits[last] !== 'failed') visits[last] = 'done';
    if (type === 'StateFailed') visits[last] = 'failed';
  }
  return visits;
};
