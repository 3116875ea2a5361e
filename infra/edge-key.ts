/** How CloudFront proves to the API that a request came through it. */
import { Fn, type Stack } from 'aws-cdk-lib';

/** The header that CloudFront adds to what it passes on. */
export const edgeHeader = 'X-Holdfast-Edge';

/**
 * The stack's own random id, from its ARN: known to the stack alone, stable, and not worth a secret,
 * since all it guards is whose address a request is counted for.
 */
export const edgeKeyOf = (stack: Stack): string => Fn.select(2, Fn.split('/', stack.stackId));
