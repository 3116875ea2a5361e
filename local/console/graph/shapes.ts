/** The parts of a state machine's picture as SVG: boxes, lines, words and the legend. */
import type { State } from '../../step-functions/definition.ts';
import { type Box, box, type Line, letter, type Point } from './layout.ts';
import type { Visit } from './visits.ts';

/** How much a corner is rounded, in pixels. */
const radius = 9;

const marker = (id: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${id}" d="M0 0L8 4L0 8z"/></marker>`;

export const markers = `<defs>${marker('tip')}${marker('tip-catch')}</defs>`;

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const distance = ([x1, y1]: Point, [x2, y2]: Point): number =>
  Math.abs(x1 - x2) + Math.abs(y1 - y2);

/**
 * The point `pixels` away from this one, towards another on the same horizontal or vertical line.
 */
const towards = ([x, y]: Point, [otherX, otherY]: Point, pixels: number): Point => [
  x + Math.sign(otherX - x) * pixels,
  y + Math.sign(otherY - y) * pixels,
];

const pathOf = (points: readonly Point[]): string => {
  const stretch = (point: Point, index: number): string => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) return `M${point.join(' ')}`;
    if (after === undefined) return `L${point.join(' ')}`;
    // At most half of a short segment, since the corner at its other end needs the other half.
    const room = Math.min(distance(before, point), distance(point, after)) / 2;
    const round = Math.min(radius, Math.floor(room));
    const [start, end] = [towards(point, before, round), towards(point, after, round)];
    return `L${start.join(' ')}Q${point.join(' ')} ${end.join(' ')}`;
  };
  return points.map(stretch).join('');
};

export const drawLine = ({ kind, points, words }: Line): string => {
  const tip = kind === 'catch' ? 'tip-catch' : 'tip';
  const path = `<path class="line ${kind}" d="${pathOf(points)}" marker-end="url(#${tip})"/>`;
  const said = (words?.lines ?? []).map((text, index) => {
    const [x, y] = words?.at ?? [0, 0];
    return `<text class="words ${kind}" x="${x}" y="${y + (index + 1) * letter.height - 3}">${escaped(text)}</text>`;
  });
  return [path, ...said].join('');
};

type Frame = readonly [x: number, y: number, width: number, height: number];

const rectangle = (name: string, [x, y, width, height]: Frame, round: number): string =>
  `<rect class="${name}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;

/** A second frame inside the first marks a state in which an execution may end. */
const ending = ([x, y, width, height]: Frame, inset: number): string =>
  rectangle('end', [x + inset, y + inset, width - 2 * inset, height - 2 * inset], inset);

const isEnd = ({ Type, End }: State): boolean =>
  End === true || Type === 'Succeed' || Type === 'Fail';

export const drawBox = ({ name, state, at: [x, y] }: Box, visit: Visit | undefined): string => {
  const frame: Frame = [x, y, box.width, box.height];
  return (
    `<g class="${visit ?? ''}" data-state="${escaped(name)}"><title>${escaped(state.Comment ?? name)}</title>` +
    rectangle(`box ${state.Type}`, frame, state.Type === 'Choice' ? 16 : 7) +
    (isEnd(state) ? ending(frame, 4) : '') +
    `<text class="name" x="${x + box.width / 2}" y="${y + 27}" text-anchor="middle">${escaped(name)}</text></g>`
  );
};

/** The legend: one row that begins at the picture's left edge and is centered at this height. */
export const drawLegend = (y: number): string => {
  const text = (x: number, words: string) =>
    `<text class="legend" x="${x}" y="${y + 4}">${words}</text>`;
  const frameAt = (x: number): Frame => [x, y - 8, 30, 16];
  return [
    `<path class="line" d="M0 ${y}h32" marker-end="url(#tip)"/>`,
    text(40, 'goes on'),
    `<path class="line catch" d="M112 ${y}h32" marker-end="url(#tip-catch)"/>`,
    text(152, 'fails, after its retries'),
    rectangle('box Choice', frameAt(304), 6),
    text(342, 'decides'),
    rectangle('box', frameAt(408), 4),
    ending(frameAt(408), 3),
    text(446, 'ends'),
  ].join('');
};
