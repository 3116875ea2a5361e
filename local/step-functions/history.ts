/** An execution's history in the words of GetExecutionHistory. */
import type { Execution, HistoryEvent } from './executions.ts';

const types: Readonly<Record<string, string>> = {
  ExecutionStarted: 'ExecutionStarted',
  ExecutionSucceeded: 'ExecutionSucceeded',
  ExecutionFailed: 'ExecutionFailed',
  ExecutionAborted: 'ExecutionAborted',
  ExecutionTimeout: 'ExecutionTimedOut',
  StateFailed: 'TaskFailed',
};

const typeOf = ({ type, state }: HistoryEvent): string => {
  if (type === 'StateEntered' || type === 'StateExited') return `${state?.type ?? ''}${type}`;
  return types[type] ?? type;
};

/** The events in order, numbered from 1, with the members that AWS gives for each type. */
export const historyOf = ({ history }: Execution) =>
  history.map((event, index) => {
    const { timestamp, state } = event;
    const type = typeOf(event);
    return {
      id: index + 1,
      previousEventId: index,
      type,
      timestamp: timestamp / 1000,
      ...(event.type === 'StateEntered' && {
        stateEnteredEventDetails: { name: state?.name, input: JSON.stringify(state?.input) },
      }),
      ...(event.type === 'StateExited' && {
        stateExitedEventDetails: { name: state?.name, output: JSON.stringify(state?.output) },
      }),
      ...(type === 'TaskFailed' && {
        taskFailedEventDetails: { error: event.Error, cause: String(event.Cause) },
      }),
      ...(type === 'ExecutionFailed' && {
        executionFailedEventDetails: { error: event.Error, cause: String(event.Cause) },
      }),
    };
  });
