/** What a program that looks for weaknesses says of a template. */
export type Finding = {
  readonly rule: string;
  /** The logical id, or the construct's path. */
  readonly where: string;
  readonly says: string;
};

/** A rule that is broken on purpose. */
export type Accepted = {
  readonly rule: string;
  /** Which resources, by their names. */
  readonly where: RegExp;
  readonly why: string;
};

/** Findings that are not accepted, and acceptances of nothing: a sentence for each. */
export const differencesOf = (
  findings: readonly Finding[],
  accepted: readonly Accepted[],
): readonly string[] => {
  const isFor =
    ({ rule, where }: Finding) =>
    (each: Accepted): boolean =>
      each.rule === rule && each.where.test(where);
  return [
    ...findings
      .filter((finding) => !accepted.some(isFor(finding)))
      .map(({ rule, where, says }) => `${rule} at ${where}: ${says}`),
    ...accepted
      .filter((each) => !findings.some((finding) => isFor(finding)(each)))
      .map(({ rule, where }) => `${rule} is accepted at ${where}, and is not found there any more`),
  ];
};
