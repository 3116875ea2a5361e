/** The list of executions. */
import type { Overview, ShownExecution } from '../overview.ts';
import { beneath, link } from './nodes.ts';
import { status } from './status.ts';
import { fill } from './table.ts';
import { time } from './words.ts';

const placeOf = ({ lastState = '', waitingSince }: ShownExecution): string =>
  waitingSince === undefined
    ? lastState
    : `${lastState}, waiting for a token since ${time(waitingSince)}`;

/** Lists them, each with its checkout's status and the state that it has reached. */
export const showExecutions = (executions: Overview['executions']): void => {
  fill(
    'executions',
    ['Checkout', 'Started', 'Execution', 'Checkout status'],
    executions.map((execution) => [
      execution.name,
      link(execution.name),
      time(execution.startedAt),
      [status(execution.status), beneath(placeOf(execution))],
      status(execution.checkoutStatus ?? ''),
    ]),
  );
};
