/** The state machines that the pictures' tests are about. */
import type { Definition, State } from '../../../../local/step-functions/definition.ts';
import { readAssembly } from '../../../../local/template/assembly.ts';
import { resolveStack } from '../../../../local/template/stack.ts';
import { assemblyFolder } from '../../../support/synthesize-once.ts';

export const choice = (otherwise: string, outcomes: Readonly<Record<string, string>>): State => ({
  Type: 'Choice',
  Choices: Object.entries(outcomes).map(([StringEquals, Next]) => ({ StringEquals, Next })),
  Default: otherwise,
});

/** A task that ends without `next`; what it fails with is caught, by the error's name. */
export const task = (
  next: string | undefined,
  caught: Readonly<Record<string, string>> = {},
): State => ({
  Type: 'Task',
  ...(next === undefined ? { End: true } : { Next: next }),
  Catch: Object.entries(caught).map(([error, Next]) => ({ ErrorEquals: [error], Next })),
});

const undone = { 'States.ALL': 'Undo' };

/** Ways forward, past others, back, to both sides and across. */
export const tangled: Definition = {
  StartAt: 'First',
  States: {
    First: task('Which', undone),
    Which: choice('Undo', { good: 'Third', aside: 'Aside', elsewhere: 'Elsewhere' }),
    Third: task('Last', undone),
    Last: task(undefined, undone),
    Aside: task('Third', undone),
    Elsewhere: task(undefined, { TooLate: 'AfterElsewhere', ...undone }),
    AfterElsewhere: { Type: 'Succeed' },
    Undo: task('Undone', { 'Shop.OrderExists': 'Last' }),
    Undone: { Type: 'Fail' },
  },
};

export const theCheckout = (): Definition => {
  const [machine] = resolveStack(readAssembly(assemblyFolder, 'Holdfast'), {}).ofType<{
    DefinitionString: string;
  }>('AWS::StepFunctions::StateMachine');
  return JSON.parse(machine?.properties.DefinitionString ?? '');
};
