/** Accepts findings of cdk-nag that are intended, each with its reason, at their construct. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts findings of `construct`. `reasons` maps a rule's id, with the finding in brackets, to
 * why.
 */
export const acknowledge = (
  construct: IConstruct,
  reasons: Readonly<Record<string, string>>,
): void => {
  Validations.of(construct).acknowledge(
    ...Object.entries(reasons).map(([id, reason]) => ({ id, reason })),
  );
};
