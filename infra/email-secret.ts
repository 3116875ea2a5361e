/** What e-mail addresses are hashed with before an index of the orders' table holds them. */
import { Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The random id in the stack's ARN, which never changes. Who sees the index alone, in an export or
 * a backup, can't try addresses without it. Whoever may read this stack may read its orders, too.
 */
export const emailSecretOf = (scope: Construct): string =>
  Fn.select(2, Fn.split('/', Stack.of(scope).stackId));
