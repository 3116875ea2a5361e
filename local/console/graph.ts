/** Draws a state machine as SVG: layers from the start down, one box a state, one line a transition. */
import type { Definition, State } from '../step-functions/definition.ts';

export type Visit = 'done' | 'failed' | 'running';

type Options = {
  /** How an execution went through the states; without it the picture is plain. */
  readonly visits?: Readonly<Record<string, Visit>>;
  readonly title?: string;
};

type Edge = { readonly from: string; readonly to: string; readonly kind: 'next' | 'catch' };

const box = { width: 168, height: 44, gapX: 44, gapY: 56, margin: 24 };

const edgesOf = (name: string, state: State): readonly Edge[] => {
  const next = [state.Next, ...(state.Choices ?? []).map(({ Next }) => Next), state.Default];
  const edges = [...new Set(next)]
    .filter((to): to is string => to !== undefined)
    .map((to): Edge => ({ from: name, to, kind: 'next' }));
  const caught = (state.Catch ?? [])
    .map(({ Next }): Edge => ({ from: name, to: Next, kind: 'catch' }))
    .filter(({ to }) => !edges.some((edge) => edge.to === to));
  return [...edges, ...caught];
};

/** How far each state is from the start: the longest way there without going round. */
const layersOf = (definition: Definition): ReadonlyMap<string, number> => {
  const layers = new Map<string, number>();
  const visit = (name: string, layer: number, path: ReadonlySet<string>) => {
    if (path.has(name) || (layers.get(name) ?? -1) >= layer) return;
    layers.set(name, layer);
    const state = definition.States[name];
    for (const { to, kind } of state === undefined ? [] : edgesOf(name, state)) {
      if (kind === 'next' || !layers.has(to)) visit(to, layer + 1, new Set([...path, name]));
    }
  };
  visit(definition.StartAt, 0, new Set());
  return layers;
};

type Place = { readonly x: number; readonly y: number };

const placesOf = (definition: Definition): ReadonlyMap<string, Place> => {
  const layers = layersOf(definition);
  const columns = new Map<number, number>();
  const places = new Map<string, Place>();
  for (const name of Object.keys(definition.States)) {
    const layer = layers.get(name) ?? 0;
    const column = columns.get(layer) ?? 0;
    columns.set(layer, column + 1);
    places.set(name, {
      x: box.margin + column * (box.width + box.gapX),
      y: box.margin + layer * (box.height + box.gapY),
    });
  }
  return places;
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const line = (edge: Edge, places: ReadonlyMap<string, Place>, lane: number): string => {
  const from = places.get(edge.from);
  const to = places.get(edge.to);
  if (from === undefined || to === undefined) return '';
  const isDown = to.y > from.y;
  const startX = from.x + box.width / 2;
  const endX = to.x + box.width / 2;
  const dash = edge.kind === 'catch' ? ' stroke-dasharray="5 4"' : '';
  const close = `fill="none" class="line ${edge.kind}"${dash} marker-end="url(#tip)"/>`;
  if (isDown && to.y - from.y <= box.height + box.gapY) {
    const startY = from.y + box.height;
    const middle = (startY + to.y) / 2;
    return `<path d="M${startX} ${startY} C${startX} ${middle} ${endX} ${middle} ${endX} ${to.y - 2}" ${close}`;
  }
  // Past other layers, or back up: around them, in a lane of its own on the right.
  const right = Math.max(from.x, to.x) + box.width + 14 + lane * 12;
  const startY = from.y + box.height / 2;
  const endY = to.y + box.height / 2;
  return (
    `<path d="M${from.x + box.width} ${startY} L${right - 8} ${startY} Q${right} ${startY} ${right} ${startY + (isDown ? 8 : -8)} ` +
    `L${right} ${endY + (isDown ? -8 : 8)} Q${right} ${endY} ${right - 8} ${endY} L${to.x + box.width + 2} ${endY}" ${close}`
  );
};

const style = `
.box{fill:#fff;stroke:#5b6b7b;stroke-width:1.5}.name{font:600 13px system-ui,sans-serif;fill:#16202a}
.line{stroke:#5b6b7b;stroke-width:1.4}.catch{stroke:#b4552d}.Choice{fill:#eef3f8}.Succeed{fill:#e9f5ee}
.done .box{fill:#d5efdf;stroke:#1c7a45}.failed .box{fill:#fbdcd5;stroke:#b3261e}.running .box{fill:#dbe8fb;stroke:#1d5fbf}
.tip{fill:#5b6b7b}`;

/** The picture as an SVG document. The same definition always gives the same picture. */
export const drawGraph = (definition: Definition, { visits = {}, title }: Options = {}): string => {
  const places = placesOf(definition);
  const edges = Object.entries(definition.States).flatMap(([name, state]) => edgesOf(name, state));
  const lanes = edges.length * 4;
  const width = Math.max(...[...places.values()].map(({ x }) => x)) + box.width + 90 + lanes;
  const height = Math.max(...[...places.values()].map(({ y }) => y)) + box.height + box.margin;
  const lines = edges.map((edge, index) => line(edge, places, index % 5)).join('\n');
  const boxes = [...places]
    .map(([name, { x, y }]) => {
      const state = definition.States[name];
      return (
        `<g class="${visits[name] ?? ''}" data-state="${escaped(name)}"><title>${escaped(state?.Comment ?? name)}</title>` +
        `<rect class="box ${state?.Type ?? ''}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${state?.Type === 'Choice' ? 22 : 7}"/>` +
        `<text class="name" x="${x + box.width / 2}" y="${y + 27}" text-anchor="middle">${escaped(name)}</text></g>`
      );
    })
    .join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title ?? 'The state machine')}">
<style>${style}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>
${lines}
${boxes}
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
