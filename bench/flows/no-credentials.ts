/** Replaces the SDK's search for credentials in the bundles of flows, which are given theirs. */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('A flow of the bench gives its credentials to the client.');
};
