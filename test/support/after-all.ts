/** After all tests: no process that the page's tests have shared is left. */
export default async (): Promise<void> => {
  await globalThis.sharedByPageTests?.stop();
};
