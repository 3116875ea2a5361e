/** asl-validator reads a definition as the Amazon States Language has it. https://states-language.net */
import type { Definition } from '../../../local/step-functions/definition.ts';
import { stackIn } from '../../simulation/world/stack.ts';
import { definitionOf } from '../../simulation/world/workflow.ts';
import { requireNpmTool } from '../npm-tools.ts';

type Validate = (definition: unknown) => {
  readonly isValid: boolean;
  readonly errorsText: (separator: string) => string;
};

export type Judged = {
  readonly states: number;
  readonly faults: readonly string[];
  readonly planted: number;
  /** Planted mistakes that it does not see. */
  readonly unseen: readonly string[];
};

/** What it says of the state machine in an assembly, and of that with mistakes. */
export const judgeDefinition = (
  assembly: string,
  validate = requireNpmTool('asl-validator') as Validate,
): Judged => {
  const definition = definitionOf(stackIn(assembly));
  const faultsOf = (each: unknown): readonly string[] => {
    const { isValid, errorsText } = validate(each);
    return isValid ? [] : [errorsText('; ')];
  };
  const mistakes = mistakesIn(definition);
  return {
    states: Object.keys(definition.States).length,
    faults: faultsOf(definition),
    planted: mistakes.length,
    unseen: mistakes
      .filter(({ wrong }) => faultsOf(wrong).length === 0)
      .map(({ mistake }) => mistake),
  };
};

type Mistake = { readonly mistake: string; readonly wrong: unknown };

/** One mistake for each state that can have it: a next state that there is none of, and others. */
const mistakesIn = (definition: Definition): readonly Mistake[] =>
  Object.entries(definition.States).flatMap(([name, state]) => {
    const withState = (changed: object) => ({
      ...definition,
      States: { ...definition.States, [name]: changed },
    });
    const { Type } = state;
    return [
      { mistake: `${name} is of no type`, wrong: withState({ ...state, Type: 'Tusk' }) },
      ...('Next' in state
        ? [{ mistake: `${name} leads nowhere`, wrong: withState({ ...state, Next: 'Nowhere' }) }]
        : []),
      ...(Type === 'Task'
        ? [
            {
              mistake: `${name} has no resource`,
              wrong: withState({ ...state, Resource: undefined }),
            },
            { mistake: `${name} retries nothing`, wrong: withState({ ...state, Retry: [{}] }) },
            {
              mistake: `${name} catches into nothing`,
              wrong: withState({ ...state, Catch: [{ ErrorEquals: ['x'] }] }),
            },
          ]
        : []),
    ];
  });
