/** The state machine's definition, as Amazon States Language has it; the parts that are read here. */
import type { StateMachineDefinition } from 'aws-local-stepfunctions';

export type State = {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly ResultPath?: string | null;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string; readonly StringEquals?: string }[];
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
};

export type Definition = {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
};

/** Node's longest timer. AWS's own limit for a task that names none is over three years. */
const longestSeconds = 2_147_483;

/** Whether the state hands a task token to its function, and waits for that to come back. */
export const waitsForToken = ({ Type, Resource = '' }: State): boolean =>
  Type === 'Task' && Resource === 'arn:aws:states:::lambda:invoke.waitForTaskToken';

/**
 * The same document for the interpreter, which types it more narrowly and times it differently; with
 * `tokenWaitMs` each state that waits for its token waits so long.
 */
export const forInterpreter = (
  definition: Definition,
  tokenWaitMs?: number,
): StateMachineDefinition => {
  const States = Object.fromEntries(
    Object.entries(definition.States).map(([name, state]) => [
      name,
      timed(tokenWaitMs === undefined ? state : waitingFor(state, tokenWaitMs)),
    ]),
  );
  return JSON.parse(JSON.stringify({ ...definition, States })) as StateMachineDefinition;
};

const waitingFor = (state: State, tokenWaitMs: number): State => {
  if (!waitsForToken(state)) return state;
  const { TimeoutSecondsPath: _, ...rest } = state;
  return { ...rest, TimeoutSeconds: Math.ceil(tokenWaitMs / 1000) };
};

/**
 * The interpreter ends a task that names no timeout after a minute, and looks a timeout's path up in
 * what the Parameters made; at AWS it is looked up in the state's input. A task that waits for its
 * token has to know its timeout itself: it gets it as `timeoutSeconds`.
 */
const timed = (state: State): State => {
  if (state.Type !== 'Task') return state;
  const { TimeoutSecondsPath, TimeoutSeconds, Parameters, ...rest } = state;
  if (TimeoutSecondsPath !== undefined && Parameters !== undefined) {
    return {
      ...rest,
      Parameters: { ...Parameters, 'timeoutSeconds.$': TimeoutSecondsPath },
      TimeoutSecondsPath: '$.timeoutSeconds',
    };
  }
  if (TimeoutSecondsPath !== undefined) return state;
  const seconds = Math.min(TimeoutSeconds ?? longestSeconds, longestSeconds);
  return {
    ...rest,
    TimeoutSeconds: seconds,
    ...(Parameters !== undefined && {
      Parameters: waitsForToken(state) ? { ...Parameters, timeoutSeconds: seconds } : Parameters,
    }),
  };
};
