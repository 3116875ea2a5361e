/** Draws a state machine as SVG: the happy path straight down, failures to the right of it. */
import type { Layout } from './layout.ts';
import { drawBox, drawLegend, drawLine, escaped, markers } from './shapes.ts';
import { style } from './style.ts';
import type { Visit } from './visits.ts';

type Options = {
  /** How each state of an execution ended, by the state's name; without it the picture is plain. */
  readonly visits?: Readonly<Record<string, Visit>>;
  readonly title?: string;
};

const margin = 16;
const legend = { width: 480, height: 32 } as const;

/** The picture as an SVG document. The same layout always gives the same picture. */
export const drawGraph = (layout: Layout, { visits = {}, title }: Options = {}): string => {
  const width = Math.max(layout.width, legend.width) + 2 * margin;
  const height = layout.height + legend.height + 2 * margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title ?? 'The state machine')}">
<style>${style}</style>
${markers}
${layout.lines.map(drawLine).join('\n')}
${layout.boxes.map((each) => drawBox(each, visits[each.name])).join('\n')}
${drawLegend(layout.height + legend.height)}
</svg>
`;
};
