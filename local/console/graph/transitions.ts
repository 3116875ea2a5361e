/** The transitions between a state machine's states, and which of them are its happy path. */
import type { Definition, State } from '../../step-functions/definition.ts';

export type Transition = {
  readonly from: string;
  readonly to: string;
  /** Whether the state goes on, or has failed after its retries. */
  readonly kind: 'next' | 'catch';
  /** The outcomes that a Choice looks for, or the errors that a Catch names; empty for always. */
  readonly when: readonly string[];
};

/** The part of an error's name that distinguishes it; none for `States.ALL`, which is usual. */
const shortError = (name: string): readonly string[] =>
  name === 'States.ALL' ? [] : [name.replace(/^.*\.|Exception$/g, '')];

const leaving = (from: string, state: State): readonly Transition[] => [
  ...(state.Next === undefined ? [] : [{ from, to: state.Next, kind: 'next' as const, when: [] }]),
  ...(state.Choices ?? []).map(
    ({ Next: to, StringEquals }): Transition => ({
      from,
      to,
      kind: 'next',
      when: StringEquals === undefined ? [] : [StringEquals],
    }),
  ),
  ...(state.Default === undefined
    ? []
    : [{ from, to: state.Default, kind: 'next' as const, when: ['otherwise'] }]),
  ...(state.Catch ?? []).map(
    ({ Next: to, ErrorEquals }): Transition => ({
      from,
      to,
      kind: 'catch',
      when: ErrorEquals.flatMap(shortError),
    }),
  ),
];

/**
 * Every transition, in the definition's order. Two of one kind between the same states become one.
 */
export const transitionsIn = ({ States }: Definition): readonly Transition[] => {
  const found = new Map<string, Transition>();
  for (const each of Object.entries(States).flatMap(([name, state]) => leaving(name, state))) {
    const key = `${each.from} ${each.to} ${each.kind}`;
    found.set(key, { ...each, when: [...(found.get(key)?.when ?? []), ...each.when] });
  }
  return [...found.values()];
};

/** The happy path: each state's first transition from the start on, until it ends or repeats. */
export const happyPathIn = (definition: Definition): readonly string[] => {
  const transitions = transitionsIn(definition);
  const path: string[] = [];
  for (let name: string | undefined = definition.StartAt; name !== undefined; ) {
    path.push(name);
    const next = transitions.find(({ from, kind }) => from === name && kind === 'next')?.to;
    name = next === undefined || path.includes(next) ? undefined : next;
  }
  return path;
};
