/** The README's picture of the state machine shows the one that is deployed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drawGraph } from '../../local/console/graph.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { resolveStack } from '../../local/template/stack.ts';
import { assemblyFolder } from '../support/synthesize-once.ts';

const picture = path.resolve(import.meta.dirname, '../../docs/images/workflow.svg');

test('docs/images/workflow.svg is what `npm run pictures` draws of the state machine', () => {
  const [machine] = resolveStack(readAssembly(assemblyFolder, 'Holdfast'), {}).ofType<{
    DefinitionString: string;
  }>('AWS::StepFunctions::StateMachine');
  const definition = JSON.parse(machine?.properties.DefinitionString ?? '');

  expect(readFileSync(picture, 'utf8')).toBe(drawGraph(definition));
});
