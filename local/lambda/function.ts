/** A function of the template, as its callers see it, however it is run. */
import type { LambdaConfiguration, LogLine } from './lambda.ts';

export type LambdaFunction = {
  readonly configuration: LambdaConfiguration;
  /** The handler's answer, after a trip through JSON. Throws a `LambdaError`. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Starts an environment before the first invocation needs it. */
  readonly warm: () => void;
  readonly stop: () => Promise<void>;
};

/** Makes a function from its configuration. */
export type Runtime = (configuration: LambdaConfiguration) => LambdaFunction;

export type Log = (line: LogLine) => void;
