/** Names of resources that are unique in the whole account, whatever the region. */
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A name for something that the stack has one of, such as `Holdfast-eu-west-1-Page`. The CDK's own
 * name would be the same in every region, and the second deployment would fail.
 */
export const globalName = (scope: Construct, what: string): string => {
  const { stackName, region } = Stack.of(scope);
  return `${stackName}-${region}-${what}`;
};
