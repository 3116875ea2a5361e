/** An execution of the state machine, as memory and the file have it. */
import type { HistoryEvent } from './interpreter.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' | 'TIMED_OUT';

export type Execution = {
  readonly name: string;
  readonly arn: string;
  readonly input: unknown;
  readonly startedAt: number;
  /** How often it was continued after it had stopped. */
  redriveCount: number;
  status: ExecutionStatus;
  endedAt?: number;
  output?: unknown;
  error?: string;
  cause?: string;
  readonly history: HistoryEvent[];
};
