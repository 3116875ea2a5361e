/** Catches what a call fails with, so that a test can look at its name, message and cause. */

/** The error that `call` throws or rejects with. Fails the test when it succeeds. */
export const failureOf = async (call: () => unknown): Promise<Error> => {
  try {
    await call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`Expected an Error: ${String(error)} was thrown.`);
  }
  throw new Error('Expected an Error: the call succeeded.');
};
