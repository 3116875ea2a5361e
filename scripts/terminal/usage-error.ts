/** Something that was typed can't be understood; the message says what there is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** 2 for what was typed wrong, 1 for what could not be done. */
export const exitCodeOf = (error: unknown): 1 | 2 => (error instanceof UsageError ? 2 : 1);

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
