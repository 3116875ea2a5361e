/** The actions of a service of AWS's, as its JSON protocol names them. */

/** The members that are read here are texts, all of them optional. */
export type Input = Readonly<Record<string, string | undefined>>;

/** The answer to one call; throws an `AwsError` for a refusal. */
export type Action = (input: Input) => unknown;

/** By what `X-Amz-Target` says, such as `AWSStepFunctions.StartExecution`. */
export type Actions = Readonly<Record<string, Action>>;

/** The name at the end of an ARN; a name alone is itself. */
export const nameIn = (arn = ''): string => arn.split(':').at(-1) ?? '';

/** A time as AWS's JSON protocols give it. */
export const inSeconds = (ms: number): number => ms / 1000;
