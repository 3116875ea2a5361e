/** The positions of boxes, lines and words in a state machine's picture, laid out by ELK. */
import type { ElkExtendedEdge, ElkNode, ElkPoint, ElkPort } from 'elkjs/lib/elk-api.js';
import type { Definition, State } from '../../step-functions/definition.ts';
import { sidesFor } from './sides.ts';
import { happyPathIn, type Transition, transitionsIn } from './transitions.ts';

export type Point = readonly [x: number, y: number];

export type Box = { readonly name: string; readonly state: State; readonly at: Point };

/** The lines of words are below each other; `at` is the upper left corner of the first one. */
export type Words = { readonly at: Point; readonly lines: readonly string[] };

export type Line = {
  readonly kind: Transition['kind'];
  readonly points: readonly Point[];
  readonly words: Words | undefined;
};

/** In whole pixels, from 0 0 in the upper left corner. */
export type Layout = {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
};

export const box = { width: 160, height: 44 } as const;
/** The size of a letter in the words' font, in which all letters have the same width. */
export const letter = { width: 6.6, height: 14 } as const;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  // What comes first in the definition is further left or above, so that a change moves little.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  // ELK draws lots among the orders of the boxes: with these, no two lines of our checkout cross.
  'elk.layered.thoroughness': '30',
  'elk.randomSeed': '4',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  // Words are where the line leaves its box, on the same side of every line.
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'TAIL_LAYER',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_UP',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
};

/** ELK keeps these lines straight and short, and reverses others before it reverses these. */
const happy = {
  'elk.layered.priority.straightness': '100',
  'elk.layered.priority.direction': '100',
};

const labelOf = ({ when }: Transition) => ({
  text: when.join('\n'),
  width: Math.max(...when.map(({ length }) => length)) * letter.width,
  height: when.length * letter.height,
});

/** The graph for ELK. Each line has its own port at both ends. */
const graphOf = (
  { States }: Definition,
  transitions: readonly Transition[],
  happyPath: readonly string[],
  withWords: boolean,
) => {
  const sidesOf = sidesFor(happyPath, transitions);
  const portsOf = new Map<string, ElkPort[]>(Object.keys(States).map((name) => [name, []]));
  const portAt = (name: string, side: string, id: string): string => {
    portsOf.get(name)?.push({ id, layoutOptions: { 'elk.port.side': side } });
    return id;
  };
  const edges = transitions.map((transition, index): ElkExtendedEdge => {
    const sides = sidesOf(transition);
    return {
      id: `${index}`,
      sources: [portAt(transition.from, sides.out, `${index} out`)],
      targets: [portAt(transition.to, sides.in, `${index} in`)],
      labels: withWords && transition.when.length > 0 ? [labelOf(transition)] : [],
      layoutOptions: sides.isHappy ? happy : {},
    };
  });
  const children = [...portsOf].map(
    ([id, ports]): ElkNode => ({
      id,
      ...box,
      ports,
      layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' },
    }),
  );
  return { id: 'picture', layoutOptions: options, children, edges };
};

const pointOf = ({ x = 0, y = 0 }: Partial<ElkPoint>): Point => [Math.round(x), Math.round(y)];

const lineOf = (
  { sections = [], labels = [] }: ElkExtendedEdge,
  { kind, when }: Transition,
): Line => {
  const [label] = labels;
  return {
    kind,
    points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
      [startPoint, ...bendPoints, endPoint].map(pointOf),
    ),
    words: label === undefined ? undefined : { at: pointOf(label), lines: when },
  };
};

/**
 * Lays out a state machine, with words at its lines or, in less width, without them. The same
 * definition always gives the same layout. ELK is only loaded at the first call, since it is large.
 */
export const layOut = async (
  definition: Definition,
  { withWords = false }: { readonly withWords?: boolean } = {},
): Promise<Layout> => {
  const transitions = transitionsIn(definition);
  const graph = graphOf(definition, transitions, happyPathIn(definition), withWords);
  const elkjs = await import('elkjs/lib/elk.bundled.js');
  // ELK is a CommonJS module: by its types and in Node, the class is one `default` further inside.
  const laidOut: ElkNode = await new elkjs.default.default().layout(graph);
  const { children = [], edges = [], width = 0, height = 0 } = laidOut;
  return {
    boxes: children.flatMap((child): readonly Box[] => {
      const state = definition.States[child.id];
      return state === undefined ? [] : [{ name: child.id, state, at: pointOf(child) }];
    }),
    lines: edges.flatMap((edge, index): readonly Line[] => {
      const transition = transitions[index];
      return transition === undefined ? [] : [lineOf(edge, transition)];
    }),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
};
