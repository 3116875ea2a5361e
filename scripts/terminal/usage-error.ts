/** Thrown when something that was typed can't be understood; the message says what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The exit code: 2 for something that was typed wrong, 1 for any other failure. */
export const exitCodeOf = (error: unknown): 1 | 2 => (error instanceof UsageError ? 2 : 1);

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
