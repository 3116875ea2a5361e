/** The steps of the synthesized state machine, so that no test has a list of them. */
import {
  type Definition,
  type State,
  waitsForToken,
} from '../../../local/step-functions/definition.ts';
import type { Stack } from '../../../local/template/stack.ts';

/** The definition of the stack's state machine. */
export const definitionOf = (stack: Stack): Definition => {
  const [machine] = stack.ofType<{ DefinitionString: string }>('AWS::StepFunctions::StateMachine');
  if (machine === undefined) throw new Error('The template has no state machine.');
  return JSON.parse(machine.properties.DefinitionString) as Definition;
};

/** The states that call a function, which has the same name, in the definition's order. */
export const stepsOf = ({ States }: Definition): readonly string[] =>
  namesOf(States, (state) => waitsForToken(state) || callsFunction(state));

/** Those of them that then wait for somebody: the shopper with the bank, the merchant. */
export const waitingStepsOf = ({ States }: Definition): readonly string[] =>
  namesOf(States, waitsForToken);

const namesOf = (
  states: Definition['States'],
  isWanted: (state: State) => boolean,
): readonly string[] =>
  Object.entries(states)
    .filter(([, state]) => isWanted(state))
    .map(([name]) => name);

const callsFunction = ({ Type, Resource = '' }: State): boolean =>
  Type === 'Task' && /^arn:aws:lambda:[^:]*:[^:]*:function:/.test(Resource);
