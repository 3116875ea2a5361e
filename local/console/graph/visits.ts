/** How far an execution has come, state by state. */
import type { HistoryEvent } from '../../step-functions/interpreter.ts';

export type Visit = 'done' | 'failed' | 'running';

type Event = Pick<HistoryEvent, 'type'> & { readonly state?: { readonly name: string } };

const ended = ['ExecutionFailed', 'ExecutionAborted', 'ExecutionTimeout'];

/** How each state that the execution has entered ended, by its name; read from the history. */
export const visitsOf = (history: readonly Event[]): Readonly<Record<string, Visit>> => {
  const visits: Record<string, Visit> = {};
  let last = '';
  for (const { type, state } of history) {
    // For a stop from outside, the state that was running has no event of its own.
    if (ended.includes(type) && visits[last] === 'running') visits[last] = 'failed';
    if (state === undefined) continue;
    last = state.name;
    if (type === 'StateEntered' || type === 'StateRetried') visits[last] = 'running';
    if (type === 'StateExited' && visits[last] !== 'failed') visits[last] = 'done';
    if (type === 'StateFailed') visits[last] = 'failed';
  }
  return visits;
};
