/** Draws a state machine as SVG: the main way in the middle, what leaves it left and right of it. */
import type { Definition } from '../step-functions/definition.ts';
import { type Cell, cellsOf, edgesIn } from './graph-layout.ts';
import { box, type Line, leftOf, linesFor, type Point, radius, topOf } from './graph-lines.ts';

export type Visit = 'done' | 'failed' | 'running';

type Options = {
  /** How an execution went through the states; without it the picture is plain. */
  readonly visits?: Readonly<Record<string, Visit>>;
  readonly title?: string;
};

const style = `
.box{fill:#fff;stroke:#5b6b7b;stroke-width:1.5}.name{font:600 13px system-ui,sans-serif;fill:#16202a}
.line{fill:none;stroke:#6b7b8b;stroke-width:1.5}.catch{stroke:#c2622d;stroke-dasharray:5 4}
.tip{fill:#6b7b8b}.tip-catch{fill:#c2622d}.legend{font:12px system-ui,sans-serif;fill:#6b7b8b}
.Choice{fill:#eef3f8}.Succeed{fill:#e9f5ee}
.done .box{fill:#d5efdf;stroke:#1c7a45}.failed .box{fill:#fbdcd5;stroke:#b3261e}.running .box{fill:#dbe8fb;stroke:#1d5fbf}`;

const marker = (id: string, kind: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${kind}" d="M0 0L8 4L0 8z"/></marker>`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const distance = ([x1, y1]: Point, [x2, y2]: Point): number =>
  Math.abs(x1 - x2) + Math.abs(y1 - y2);

/** The point that many pixels before the corner, coming from `other`. */
const towards = ([x, y]: Point, [otherX, otherY]: Point, pixels: number): string =>
  `${x + Math.sign(otherX - x) * pixels} ${y + Math.sign(otherY - y) * pixels}`;

const pathOf = ({ points: all }: Line): string => {
  const points = all.filter((point, index) => {
    const before = all[index - 1];
    return before === undefined || distance(before, point) > 0;
  });
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${point.join(' ')}`;
      if (after === undefined) return `L${point.join(' ')}`;
      const round = Math.min(radius, distance(before, point), distance(point, after));
      return `L${towards(point, before, round)}Q${point.join(' ')} ${towards(point, after, round)}`;
    })
    .join('');
};

const drawLine = (line: Line): string => {
  const tip = line.kind === 'catch' ? 'tip-catch' : 'tip';
  const end = line.hasTip ? ` marker-end="url(#${tip})"` : '';
  return `<path class="line ${line.kind}" d="${pathOf(line)}"${end}/>`;
};

const legend = (y: number): string =>
  `<path class="line" d="M24 ${y}h32" marker-end="url(#tip)"/><text class="legend" x="64" y="${y + 4}">goes on</text>` +
  `<path class="line catch" d="M136 ${y}h32" marker-end="url(#tip-catch)"/><text class="legend" x="176" y="${y + 4}">when it fails for good</text>`;

/** The picture as an SVG document. The same definition always gives the same picture. */
export const drawGraph = (definition: Definition, { visits = {}, title }: Options = {}): string => {
  const cells = cellsOf(definition);
  const drawBox = ([name, { column, row }]: readonly [string, Cell]): string => {
    const state = definition.States[name];
    const [x, y] = [leftOf(column), topOf(row)];
    return (
      `<g class="${visits[name] ?? ''}" data-state="${escaped(name)}"><title>${escaped(state?.Comment ?? name)}</title>` +
      `<rect class="box ${state?.Type ?? ''}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${state?.Type === 'Choice' ? 22 : 7}"/>` +
      `<text class="name" x="${x + box.width / 2}" y="${y + 27}" text-anchor="middle">${escaped(name)}</text></g>`
    );
  };
  const rows = Math.max(...[...cells.values()].map(({ row }) => row)) + 1;
  const [width, height] = [leftOf(2) + box.width + 24, topOf(rows) + 20];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title ?? 'The state machine')}">
<style>${style}</style>
<defs>${marker('tip', 'tip')}${marker('tip-catch', 'tip-catch')}</defs>
${linesFor(cells, edgesIn(definition)).map(drawLine).join('\n')}
${[...cells].map(drawBox).join('\n')}
${legend(height - 20)}
</svg>
`;
};

/** How an execution went through its states, from its history. */
export const visitsOf = (
  history: readonly { readonly type: string; readonly state?: { readonly name: string } }[],
): Readonly<Record<string, Visit>> => {
  const visits: Record<string, Visit> = {};
  for (const { type, state } of history) {
    if (state === undefined) continue;
    if (type === 'StateEntered' || type === 'StateRetried') visits[state.name] = 'running';
    if (type === 'StateExited') visits[state.name] ??= 'done';
    if (type === 'StateExited' && visits[state.name] === 'running') visits[state.name] = 'done';
    if (type === 'StateFailed') visits[state.name] = 'failed';
  }
  return visits;
};
