/** A command that was not carried out, or of which nobody knows whether it was. */
import type { Answer, RefusedCode } from '../../functions/checkout/commands.ts';

export type FailureCode = RefusedCode | 'no_answer' | 'not_confirmed';

export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whether the command may have been carried out all the same. */
export const mayBeDone = ({ code }: CommandFailed): boolean =>
  code === 'no_answer' || code === 'unavailable' || code === 'internal_error';

export type Done = Exclude<Answer, { error: unknown }>;

/**
 * The result of the command. Throws `CommandFailed`, with the function's sentence, if it failed.
 */
export const doneIn = (answer: Answer): Done => {
  if (!('error' in answer)) return answer;
  throw new CommandFailed(answer.error.code, answer.error.message);
};
