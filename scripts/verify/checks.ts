/** The checks, in the order in which they are run. */
import type { Check } from './check.ts';
import { definition } from './definition.ts';
import { dynamodb } from './dynamodb.ts';
import { emulator } from './emulator.ts';
import { matrix } from './matrix.ts';
import { sales } from './sales.ts';
import { schemathesis } from './schemathesis.ts';
import { security } from './security.ts';
import { seeds } from './seeds.ts';
import { stripeMock } from './stripe-mock.ts';

export const checks: readonly Check[] = [
  matrix,
  seeds,
  sales,
  dynamodb,
  definition,
  stripeMock,
  schemathesis,
  emulator,
  security,
];
