/** A function of the template, as its callers see it, however it is run. */
export type LambdaConfiguration = {
  readonly name: string;
  readonly folder: string;
  /** As in the template: `index.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  /** All environment variables of the function; it gets none of this process. */
  readonly environment: Readonly<Record<string, string>>;
};

export type LogLine = { readonly functionName: string; readonly at: number; readonly text: string };

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
