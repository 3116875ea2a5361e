/** What a state machine's picture is made of, as SVG: boxes, lines and the legend. */
import type { State } from '../step-functions/definition.ts';
import type { Cell } from './graph-layout.ts';
import { type Line, radius, towards } from './graph-lines.ts';
import { box, leftOf, type Point, topOf } from './graph-net.ts';

export type Visit = 'done' | 'failed' | 'running';

/** By day and by night, in a page as in an image. */
export const style = `
svg{--ink:#16202a;--paper:#fff;--edge:#5b6b7b;--line:#6b7b8b;--catch:#c2622d;--choice:#eef3f8;--done:#d5efdf;--good:#1c7a45;--failed:#fbdcd5;--bad:#b3261e;--running:#dbe8fb;--busy:#1d5fbf}
@media(prefers-color-scheme:dark){svg{--ink:#e7edf3;--paper:#19212a;--edge:#9eacb9;--line:#8b9aa9;--catch:#e08a57;--choice:#263442;--done:#163d2a;--good:#6fd49c;--failed:#4d211d;--bad:#ff9a8d;--running:#1c355c;--busy:#8ebdff}}
.box{fill:var(--paper);stroke:var(--edge);stroke-width:1.5}.name{font:600 13px system-ui,sans-serif;fill:var(--ink)}
.line{fill:none;stroke:var(--line);stroke-width:1.5}.catch{stroke:var(--catch);stroke-dasharray:5 4}
.tip{fill:var(--line)}.tip-catch{fill:var(--catch)}.legend{font:12px system-ui,sans-serif;fill:var(--line)}
.Choice{fill:var(--choice)}.end{fill:none;stroke:var(--edge)}
.done .box{fill:var(--done);stroke:var(--good)}.failed .box{fill:var(--failed);stroke:var(--bad)}.running .box{fill:var(--running);stroke:var(--busy)}`;

const marker = (id: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${id}" d="M0 0L8 4L0 8z"/></marker>`;

export const markers = `<defs>${marker('tip')}${marker('tip-catch')}</defs>`;

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const distance = ([x1, y1]: Point, [x2, y2]: Point): number =>
  Math.abs(x1 - x2) + Math.abs(y1 - y2);

const pathOf = ({ points }: Line): string => {
  const last = points.length - 1;
  const stretch = (point: Point, index: number): string => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) return `M${point.join(' ')}`;
    if (after === undefined) return `L${point.join(' ')}`;
    // Two corners share the stretch between them.
    const room = [
      distance(before, point) / (index === 1 ? 1 : 2),
      distance(point, after) / (index + 1 === last ? 1 : 2),
    ];
    const round = Math.min(radius, ...room);
    const [start, end] = [towards(point, before, round), towards(point, after, round)];
    return `L${start.join(' ')}Q${point.join(' ')} ${end.join(' ')}`;
  };
  return points.map(stretch).join('');
};

export const drawLine = (line: Line): string => {
  const tip = line.kind === 'catch' ? 'tip-catch' : 'tip';
  const end = line.hasTip ? ` marker-end="url(#${tip})"` : '';
  return `<path class="line ${line.kind}" d="${pathOf(line)}"${end}/>`;
};

type Frame = readonly [x: number, y: number, width: number, height: number];

const rectangle = (name: string, [x, y, width, height]: Frame, round: number): string =>
  `<rect class="${name}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;

/** A frame with another one inside: here an execution may end. */
const ending = ([x, y, width, height]: Frame, inset: number): string =>
  rectangle('end', [x + inset, y + inset, width - 2 * inset, height - 2 * inset], inset);

const isEnd = ({ Type, End }: State): boolean =>
  End === true || Type === 'Succeed' || Type === 'Fail';

type Shown = { readonly state: State; readonly cell: Cell; readonly visit: Visit | undefined };

export const drawBox = (name: string, { state, cell, visit }: Shown): string => {
  const [x, y] = [leftOf(cell.column), topOf(cell.row)];
  const frame: Frame = [x, y, box.width, box.height];
  return (
    `<g class="${visit ?? ''}" data-state="${escaped(name)}"><title>${escaped(state.Comment ?? name)}</title>` +
    rectangle(`box ${state.Type}`, frame, state.Type === 'Choice' ? 16 : 7) +
    (isEnd(state) ? ending(frame, 4) : '') +
    `<text class="name" x="${x + box.width / 2}" y="${y + 27}" text-anchor="middle">${escaped(name)}</text></g>`
  );
};

/** One row, around this height. */
export const drawLegend = (left: number, y: number): string => {
  const text = (x: number, words: string) =>
    `<text class="legend" x="${left + x}" y="${y + 4}">${words}</text>`;
  const frameAt = (x: number): Frame => [left + x, y - 8, 30, 16];
  return [
    `<path class="line" d="M${left} ${y}h32" marker-end="url(#tip)"/>`,
    text(40, 'goes on'),
    `<path class="line catch" d="M${left + 112} ${y}h32" marker-end="url(#tip-catch)"/>`,
    text(152, 'when it fails for good'),
    rectangle('box Choice', frameAt(304), 6),
    text(342, 'decides'),
    rectangle('box', frameAt(408), 4),
    ending(frameAt(408), 3),
    text(446, 'ends'),
  ].join('');
};
