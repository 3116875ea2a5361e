/** What a test has opened is closed after it, also when it fails: an open server would keep Jest waiting. */

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Closes after the test that runs now; it may be closed before, too. */
export const closeAfterTest = <T extends { readonly close: () => Promise<unknown> }>(
  opened: T,
): T => {
  closing.push(opened.close);
  return opened;
};
