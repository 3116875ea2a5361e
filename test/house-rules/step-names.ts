/**
 * A step has one name in four places: its state, the construct of its function, its file and its
 * test. Whoever reads one of them in a console, a log or a report finds the others.
 */
import type { Finding } from './finding.ts';
import type { House } from './house.ts';

/** A Task state that calls a function. */
export type StepState = {
  readonly state: string;
  /** The id of the function’s construct. */
  readonly construct: string;
  /** The file that the function’s bundle was made of. */
  readonly entry: string;
};

/** Of the states of the definition, and of the files in functions/steps that no state calls. */
export const stepNames = ({ texts }: House, steps: readonly StepState[]): readonly Finding[] => [
  ...steps.flatMap(({ state, construct, entry }) => [
    ...(construct === state ? [] : [unnamed(state, `calls the function ${construct}`)]),
    ...(entry === filesOf(state)[0] ? [] : [unnamed(state, `runs ${entry}`)]),
    ...filesOf(state)
      .filter((file) => !texts.has(file))
      .map((file) => unnamed(state, `has no file ${file}`)),
  ]),
  ...[...texts.keys()]
    .filter((file) => file.startsWith('functions/steps/'))
    .filter((file) => !steps.some(({ state }) => filesOf(state).includes(file)))
    .map((file) => ({
      file,
      line: 0,
      what: 'no state',
      sentence: 'is no state’s file: name it as its state, or move it to another room.',
    })),
];

const filesOf = (state: string): readonly string[] => {
  const name = state.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase();
  return [`functions/steps/${name}.ts`, `test/functions/steps/${name}.test.ts`];
};

const unnamed = (state: string, sentence: string): Finding => ({
  file: 'infra/checkout-workflow.ts',
  line: 0,
  what: state,
  sentence: `has a state ${state} that ${sentence}: a step has one name everywhere.`,
});
