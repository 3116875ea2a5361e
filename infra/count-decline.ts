/**
 * CountDecline: counts a decline for the breaker of the whole shop, in the table of attempts. By then
 * the checkout has its ending, and nothing that happens here changes it: a count that fails is
 * dropped, and not tried again, so that many at once don't keep a hot row hot.
 */
import { Duration } from 'aws-cdk-lib';
import { Errors, JsonPath, Succeed, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue, DynamoUpdateItem } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import {
  countExpression,
  countPrefix,
  hourRowPrefix,
} from '../functions/checkout/decline-count.ts';
import { tables } from '../functions/checkout/tables.ts';
import type { Tables } from './tables.ts';

/** A part of the time at which the state is entered, as in 2026-11-23T10:05:06.789Z. */
const partOfTime = (index: number): string =>
  JsonPath.arrayGetItem(JsonPath.stringSplit(JsonPath.stateEnteredTime, ':'), index);
const [upToHour, minute] = [partOfTime(0), partOfTime(1)];

export class CountDecline extends Construct {
  readonly state: DynamoUpdateItem;

  constructor(scope: Construct, id: string, { attempts }: Tables) {
    super(scope, id);
    const row = JsonPath.format(`${hourRowPrefix}{}`, upToHour);
    this.state = new DynamoUpdateItem(this, 'State', {
      stateName: id,
      comment: 'Counts the decline for the whole shop; a count that fails is dropped',
      table: attempts,
      key: { [tables.attempts.key]: DynamoAttributeValue.fromString(row) },
      updateExpression: countExpression,
      expressionAttributeNames: { '#count': JsonPath.format(`${countPrefix}{}`, minute) },
      expressionAttributeValues: { ':one': DynamoAttributeValue.fromNumber(1) },
      resultPath: JsonPath.DISCARD,
      taskTimeout: Timeout.duration(Duration.seconds(5)),
    });
    this.state.addCatch(
      new Succeed(this, 'DeclineNotCounted', { comment: 'One decline less is known: no harm' }),
      { errors: [Errors.ALL], resultPath: '$.failure' },
    );
  }
}
