/** The state machine's definition, as Amazon States Language has it; the parts that are read here. */
import type { StateMachineDefinition } from 'aws-local-stepfunctions';

export type State = {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
};

export type Definition = {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
};

/** Whether a state waits until its token comes back. */
export const isWaiting = ({ Resource = '' }: State): boolean =>
  Resource.endsWith('.waitForTaskToken');

/** Stands in a payload where the token goes: the interpreter's context has none. */
export const tokenMark = '<task token>';

/** What a waiting state's task gets from the interpreter. */
export type WaitingInput = { readonly input: unknown; readonly parameters: unknown };

/** The same document for the interpreter, which types it more narrowly. */
export const forInterpreter = (definition: Definition): StateMachineDefinition => {
  const States = Object.fromEntries(
    Object.entries(definition.States).map(([name, state]) => [
      name,
      isWaiting(state) ? withoutToken(state) : state,
    ]),
  );
  return JSON.parse(JSON.stringify({ ...definition, States })) as StateMachineDefinition;
};

/** Longer than any wait, and short enough for a timer: the task watches the time itself. */
const farSeconds = 2_000_000;

const withoutToken = ({ TimeoutSecondsPath: _, Parameters = {}, ...state }: State) => ({
  ...state,
  TimeoutSeconds: farSeconds,
  Parameters: { 'input.$': '$', parameters: marked(Parameters) },
});

const marked = (template: unknown): unknown => {
  if (Array.isArray(template)) return template.map(marked);
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      value === '$$.Task.Token' ? [key.replace(/\.\$$/, ''), tokenMark] : [key, marked(value)],
    ),
  );
};
