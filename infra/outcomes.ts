/**
 * The rules of the state machine's Choices, by the outcomes of the documents that reach each of
 * them: one that no step returns does not compile.
 */
import { Condition } from 'aws-cdk-lib/aws-stepfunctions';
import type { HoldOutcome, OrderOutcome } from '../functions/checkout/documents.ts';
import { pathOf } from './document-path.ts';

/** A rule of HoldPlaced. */
export const holdIs = (outcome: HoldOutcome): Condition => outcomeIs(outcome);

/** A rule of OrderCreated. */
export const orderIs = (outcome: OrderOutcome): Condition => outcomeIs(outcome);

const outcomeIs = (outcome: string): Condition =>
  Condition.stringEquals(pathOf<{ readonly outcome: string }>('outcome'), outcome);
