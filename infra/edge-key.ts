/** The header by which the API recognizes requests that came through CloudFront. */
import { Fn, type Stack } from 'aws-cdk-lib';
import type { Settings } from './settings.ts';

/** The header that CloudFront adds to the requests that it passes on. */
export const edgeHeader = 'X-Holdfast-Edge';

/**
 * The header's value: the random id in the stack's ARN. Outsiders don't know it, and it never
 * changes. It needs no secret store, since it only decides for which address a request is counted.
 */
export const edgeKeyOf = (stack: Stack): string => Fn.select(2, Fn.split('/', stack.stackId));

/** What a function needs to tell CloudFront's requests from others. */
export const edgeEnvironment = (key: string, { webAclArn }: Settings) =>
  ({ EDGE_KEY: key, EDGE_ONLY: String(webAclArn !== undefined) }) as const;
