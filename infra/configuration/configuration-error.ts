/** What is wrong in cdk.json's settings, catalog.json and pricing.json, for whoever wrote them. */

/** One line for each fault: the place, what was got, what is allowed. Shown without a stack trace. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    const what = lines.length === 1 ? 'one thing is wrong' : `${lines.length} things are wrong`;
    super(`The shop can't be synthesized, since ${what}:\n  ${lines.join('\n  ')}`);
    this.lines = lines;
  }
}

/** The result of each, in order. Throws one `ConfigurationError` with the lines of all that fail. */
export const allOf = <Results extends readonly unknown[]>(
  ...reads: { readonly [Index in keyof Results]: () => Results[Index] }
): Results => {
  const lines: string[] = [];
  const results = reads.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      lines.push(...error.lines);
      return undefined;
    }
  });
  if (lines.length > 0) throw new ConfigurationError(lines);
  return results as unknown as Results;
};
