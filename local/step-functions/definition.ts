/** The state machine's definition in Amazon States Language: the parts that are read here. */
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

/**
 * The longest timer that Node has. AWS's limit for a task without a timeout is over three years.
 */
const longestSeconds = 2_147_483;

/** Whether the state gives its function a task token, and waits until that token comes back. */
export const waitsForToken = ({ Type, Resource = '' }: State): boolean =>
  Type === 'Task' && Resource === 'arn:aws:states:::lambda:invoke.waitForTaskToken';

/**
 * The definition as the interpreter takes it: its types are narrower, and it has other rules for
 * timeouts. With `tokenWaitMs`, every state that waits for its token waits that long.
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
 * The interpreter ends a task without a timeout after a minute; so each task gets one. It looks up
 * `TimeoutSecondsPath` in the result of Parameters, where AWS looks it up in the state's input; so
 * the value is copied there. A task that waits for its token gets its timeout as `timeoutSeconds`.
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
