/**
 * Declined: the bank refused, and nothing is held. The state machine itself writes this, without a
 * function or its cold start, and Authorize needs no permission for the table.
 */
import { Duration } from 'aws-cdk-lib';
import { Errors, JsonPath, Succeed, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue, DynamoUpdateItem } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { DeclinedDocument } from '../functions/checkout/documents.ts';
import type { StoredStatus } from '../functions/checkout/verdict.ts';
import { pathOf } from './document-path.ts';
import { patience } from './patience.ts';
import type { Tables } from './tables.ts';

const conditionFailed = 'DynamoDB.ConditionalCheckFailedException';

export class Declined extends Construct {
  readonly state: DynamoUpdateItem;

  constructor(scope: Construct, id: string, { checkouts }: Tables) {
    super(scope, id);
    const text = (field: keyof DeclinedDocument) =>
      DynamoAttributeValue.fromString(JsonPath.stringAt(pathOf<DeclinedDocument>(field)));
    const status = (value: StoredStatus) => DynamoAttributeValue.fromString(value);
    this.state = new DynamoUpdateItem(this, 'State', {
      stateName: id,
      comment: 'Tells the shopper why the bank refused; nothing is held',
      table: checkouts,
      key: { id: text('checkoutId') },
      updateExpression: 'SET #status = :declined, refusal = :refusal REMOVE openSince, viewer',
      conditionExpression: '#status = :processing',
      expressionAttributeNames: { '#status': 'status' },
      expressionAttributeValues: {
        ':declined': status('declined'),
        ':processing': status('processing'),
        ':refusal': text('refusal'),
      },
      resultPath: JsonPath.DISCARD,
      taskTimeout: Timeout.duration(Duration.seconds(15)),
    });
    this.state.addRetry({ errors: [conditionFailed], maxAttempts: 0 });
    this.state.addRetry({ errors: [Errors.ALL], ...patience(Duration.hours(23)) });
    this.state.addCatch(
      new Succeed(this, 'AlreadyEnded', { comment: 'The checkout had its ending: a repeat' }),
      { errors: [conditionFailed], resultPath: '$.failure' },
    );
  }
}
