/** Keeps a test's log lines off the terminal and at hand. */

/** Catches what is logged from here on; Jest restores nothing by itself, so call it in beforeEach. */
export const quietLog = () => {
  const lines: { readonly level: string; readonly fields: unknown }[] = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((...[fields]: readonly unknown[]) => {
      lines.push({ level, fields });
    });
  }
  return lines;
};
