/** What a construct's resource is called in the template. */
import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Throws an Error for a construct that has no resource of its own. */
export const logicalIdOf = (construct: IConstruct): string => {
  const { defaultChild, path } = construct.node;
  if (defaultChild !== undefined && CfnElement.isCfnElement(defaultChild)) {
    return Stack.of(construct).getLogicalId(defaultChild);
  }
  throw new Error(`${path} has no resource of its own that the template could name.`);
};
