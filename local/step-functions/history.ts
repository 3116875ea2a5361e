/** An execution's history in the words of GetExecutionHistory. */
import { type Definition, waitsForToken } from './definition.ts';
import type { Execution } from './execution.ts';
import type { HistoryEvent } from './interpreter.ts';

type AwsEvent = {
  readonly type: string;
  readonly timestamp: number;
  readonly [details: string]: unknown;
};

const types: Readonly<Record<string, string>> = {
  ExecutionStarted: 'ExecutionStarted',
  ExecutionSucceeded: 'ExecutionSucceeded',
  ExecutionFailed: 'ExecutionFailed',
  ExecutionAborted: 'ExecutionAborted',
  ExecutionTimeout: 'ExecutionTimedOut',
};

const typeOf = ({ type, state, Error: error }: HistoryEvent): string => {
  if (type === 'StateEntered' || type === 'StateExited') return `${state?.type ?? ''}${type}`;
  if (type === 'StateFailed') return error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed';
  return types[type] ?? type;
};

/** The events in order, numbered from 1, with the members that AWS gives for each type. */
export const historyOf = ({ history }: Execution, definition: Definition) =>
  history
    .flatMap((event, index): readonly AwsEvent[] => {
      const state = definition.States[event.state?.name ?? ''];
      // AWS has no events for a retry and a catch; it shows what follows from them.
      const isShown = event.type !== 'StateRetried' && event.type !== 'StateCaught';
      const own = eventOf(event);
      if (state === undefined || !waitsForToken(state)) return isShown ? [own] : [];
      // AWS also tells the steps of an integration, which the interpreter does not. No token is
      // shown.
      const { timestamp } = own;
      const task = { resourceType: 'lambda', resource: 'invoke.waitForTaskToken' };
      switch (event.type) {
        case 'StateEntered':
        case 'StateRetried':
          return [
            ...(isShown ? [own] : []),
            {
              type: 'TaskScheduled',
              timestamp,
              taskScheduledEventDetails: {
                ...task,
                region: 'us-east-1',
                parameters: JSON.stringify({ FunctionName: state.Parameters?.FunctionName }),
              },
            },
            { type: 'TaskStarted', timestamp, taskStartedEventDetails: task },
          ];
        case 'StateExited':
          // A state is also left by a failure that was caught: the task did not succeed then.
          if (history[index - 1]?.type === 'StateCaught') return [own];
          return [{ type: 'TaskSucceeded', timestamp, taskSucceededEventDetails: task }, own];
        default:
          return isShown ? [own] : [];
      }
    })
    .map((event, index) => ({ id: index + 1, previousEventId: index, ...event }));

const eventOf = (event: HistoryEvent): AwsEvent => {
  const { timestamp, state, Error: error, Cause: cause } = event;
  const type = typeOf(event);
  const failure = { error, cause: String(cause) };
  return {
    type,
    timestamp: timestamp / 1000,
    ...(event.type === 'StateEntered' && {
      stateEnteredEventDetails: { name: state?.name, input: JSON.stringify(state?.input) },
    }),
    ...(event.type === 'StateExited' && {
      stateExitedEventDetails: { name: state?.name, output: JSON.stringify(state?.output) },
    }),
    ...(type === 'TaskFailed' && { taskFailedEventDetails: failure }),
    ...(type === 'TaskTimedOut' && { taskTimedOutEventDetails: failure }),
    ...(type === 'ExecutionFailed' && { executionFailedEventDetails: failure }),
  };
};

/** The state that waits for its token now, if any, and since when (in Unix milliseconds). */
export const waitOf = (
  { history, status }: Execution,
  definition: Definition,
): { readonly state: string; readonly since: number } | undefined => {
  const last = history.at(-1);
  const state = definition.States[last?.state?.name ?? ''];
  if (status !== 'RUNNING' || last?.state === undefined || state === undefined) return undefined;
  const isAtIt = last.type === 'StateEntered' || last.type === 'StateRetried';
  return isAtIt && waitsForToken(state)
    ? { state: last.state.name, since: last.timestamp }
    : undefined;
};
