/** The actions of one AWS service, as its JSON protocol names them. */

/** All members that are read here are optional texts. */
export type Input = Readonly<Record<string, string | undefined>>;

/** The answer to one call; throws an `AwsError` for a refusal. */
export type Action = (input: Input) => unknown;

/** By the value of the header `X-Amz-Target`, such as `AWSStepFunctions.StartExecution`. */
export type Actions = Readonly<Record<string, Action>>;

/** The name at the end of an ARN; a name that is given alone is returned as it is. */
export const nameIn = (arn = ''): string => arn.split(':').at(-1) ?? '';

/** Unix milliseconds as Unix seconds, which AWS's JSON protocols use. */
export const inSeconds = (ms: number): number => ms / 1000;
