/** What a checkout used when it was measured, on average over several runs. */

export type FunctionUse = {
  readonly count: number;
  /** How long it ran on the machine where it was measured, in milliseconds: each time, on average. */
  readonly localMs: number;
};

export type Use = {
  readonly states: readonly string[];
  /** The states that were entered, and the retries. */
  readonly transitions: number;
  readonly functions: Readonly<Record<string, FunctionUse>>;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly stripeRequests: number;
  readonly published: number;
  /** The lines of functions and rules in the log, without what AWS adds. */
  readonly logBytes: number;
  /** What was used, as a test compares it. */
  readonly shown: string;
};

/** What a synthesized template says of prices. */
export type TemplateFacts = {
  readonly memoryMib: Readonly<Record<string, number>>;
  readonly choices: readonly string[];
  readonly waits: readonly string[];
  /** Whether the state machine logs every event of an execution. */
  readonly logsEverything: boolean;
  /** The access log's line, with its variables. */
  readonly accessLogFormat: string;
  readonly isTraced: boolean;
  readonly alarmMetrics: number;
  readonly secrets: number;
  readonly dashboards: number;
};
