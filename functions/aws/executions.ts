/** The checkouts' executions: each started once under its name, looked up, and redriven. */
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

/**
 * `stopped`: by an operator, by its timeout or by an error. Then the error's name is in `error`, and
 * its sentence in `cause`.
 */
export type ExecutionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'succeeded' }
  | {
      readonly kind: 'stopped';
      /** Unix milliseconds. */
      readonly stoppedAtMs: number;
      readonly error?: string;
      readonly cause?: string;
    };

type Machine = { readonly client: SFNClient; readonly stateMachineArn: string };

/**
 * Starts the execution that is named by the checkout's id. When that execution exists already,
 * running or ended, no other one is started, so a repeat is safe. Throws `StepFunctionsUnavailable`
 * when Step Functions does not answer.
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

/** The state of the execution with this name. */
export const describeExecution =
  (machine: Machine) =>
  async (name: string): Promise<ExecutionState> => {
    try {
      const { status, error, cause, stopDate } = await machine.client.send(
        new DescribeExecutionCommand({ executionArn: arnOf(machine, name) }),
      );
      if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return { kind: 'running' };
      if (status === 'SUCCEEDED') return { kind: 'succeeded' };
      return {
        kind: 'stopped',
        stoppedAtMs: Number(stopDate ?? 0),
        ...(error !== undefined && { error }),
        ...(cause !== undefined && { cause }),
      };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return { kind: 'none' };
      throw unavailable(error);
    }
  };

/**
 * Continues a stopped execution at the state where it stopped. Resolves to false when that is not
 * possible: it stopped more than 14 days ago, or somebody else has just continued it.
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

/** The names of the executions that began at `sinceMs` or later and stopped, for any reason. */
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
          // The list begins with the newest: the rest of it is older still.
          if (recent.length < executions.length) break;
        }
      }
      return names;
    } catch (error) {
      throw unavailable(error);
    }
  };

/** The ARN of the state machine's execution with this name. */
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
