/** The README's picture of the state machine shows the one that is deployed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drawGraph } from '../../local/console/graph/draw-graph.ts';
import { layOut } from '../../local/console/graph/layout.ts';
import { theCheckout } from '../local/console/graph/definitions.ts';

const picture = path.resolve(import.meta.dirname, '../../docs/images/workflow.svg');

test('docs/images/workflow.svg is what `npm run pictures` draws of the state machine', async () => {
  const drawn = drawGraph(await layOut(theCheckout(), { withWords: true }));
  expect(readFileSync(picture, 'utf8')).toBe(drawn);
});
