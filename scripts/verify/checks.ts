/** The checks, in the order in which they are run. */
import type { Check } from './check.ts';
import { dynamodb } from './dynamodb.ts';
import { matrix } from './matrix.ts';
import { sales } from './sales.ts';
import { seeds } from './seeds.ts';
import { stripeMock } from './stripe-mock.ts';

export const checks: readonly Check[] = [matrix, seeds, sales, dynamodb, stripeMock];
