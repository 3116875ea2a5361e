/** The executions of checkouts: started once by name, looked at, and taken up where they stood. */
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  paginateListExecutions,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { CheckoutDocument, ReleasableDocument } from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';

/** `stopped`: by an operator, by its timeout or by an error; `error` names the last. */
export type ExecutionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'stopped'; readonly error?: string };

type Machine = { readonly client: SFNClient; readonly stateMachineArn: string };

/**
 * Starts the execution named by the checkout's id. A repeat with the same document finds the one
 * that runs, or one that has ended, and starts none. Throws `StepFunctionsUnavailable` when Step Functions
 * can't say.
 */
export const startExecution =
  ({ client, stateMachineArn }: Machine) =>
  async (
    document: CheckoutDocument | ReleasableDocument,
    name: string = document.checkoutId,
  ): Promise<void> => {
    const input = JSON.stringify(document);
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return;
      throw unavailable(error);
    }
  };

/** How the execution of this name stands. */
export const describeExecution =
  (machine: Machine) =>
  async (name: string): Promise<ExecutionState> => {
    try {
      const { status, error } = await machine.client.send(
        new DescribeExecutionCommand({ executionArn: arnOf(machine, name) }),
      );
      if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return { kind: 'running' };
      if (status === 'SUCCEEDED') return { kind: 'succeeded' };
      return { kind: 'stopped', ...(error !== undefined && { error }) };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return { kind: 'none' };
      throw unavailable(error);
    }
  };

/**
 * Runs a stopped execution on, at the state where it stood. Returns false when it can't be, since
 * it stopped more than 14 days ago, or somebody else has just done it.
 */
export const redriveExecution =
  (machine: Machine) =>
  async (name: string): Promise<boolean> => {
    try {
      await machine.client.send(
        new RedriveExecutionCommand({ executionArn: arnOf(machine, name) }),
      );
      return true;
    } catch (error) {
      if (error instanceof ExecutionNotRedrivable) return false;
      throw unavailable(error);
    }
  };

/** The names of executions that stopped since then, whatever stopped them. */
export const listStopped =
  ({ client, stateMachineArn }: Machine) =>
  async (sinceMs: number): Promise<readonly string[]> => {
    const names: string[] = [];
    try {
      for (const statusFilter of ['FAILED', 'TIMED_OUT', 'ABORTED'] as const) {
        const pages = paginateListExecutions({ client }, { stateMachineArn, statusFilter });
        for await (const { executions = [] } of pages) {
          const recent = executions.filter(({ startDate }) => Number(startDate) >= sinceMs);
          names.push(...recent.map(({ name = '' }) => name));
          // Newest first: the rest of the list is older still.
          if (recent.length < executions.length) break;
        }
      }
      return names;
    } catch (error) {
      throw unavailable(error);
    }
  };

/** The ARN of a state machine's execution of this name. */
export const executionArnOf =
  (stateMachineArn: string) =>
  (name: string): string =>
    `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;

const arnOf = ({ stateMachineArn }: Machine, name: string): string =>
  executionArnOf(stateMachineArn)(name);

const unavailable = (cause: unknown): CheckoutError => {
  const name = cause instanceof Error ? cause.name : 'an unknown error';
  return new CheckoutError(
    errorNames.stepFunctionsUnavailable,
    `Step Functions answered ${name}.`,
    {
      cause,
    },
  );
};
