/**
 * The rules of the state machine's Choices. They compare outcomes: an outcome that none of the
 * Choice's steps returns does not compile.
 */
import { Condition } from 'aws-cdk-lib/aws-stepfunctions';
import type { HoldOutcome, OrderOutcome } from '../functions/checkout/documents.ts';
import { pathOf } from './document-path.ts';

/** A rule of the Choice HoldPlaced. */
export const holdIs = (outcome: HoldOutcome): Condition => outcomeIs(outcome);

/** A rule of the Choice OrderCreated. */
export const orderIs = (outcome: OrderOutcome): Condition => outcomeIs(outcome);

const outcomeIs = (outcome: string): Condition =>
  Condition.stringEquals(pathOf<{ readonly outcome: string }>('outcome'), outcome);
