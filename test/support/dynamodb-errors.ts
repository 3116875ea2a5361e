/** DynamoDB's errors as its client throws them. */
import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

const metadata = { $metadata: { httpStatusCode: 400 } };

/** A condition that failed on `row`, or on nothing. */
export const conditionFailed = (row?: object): ConditionalCheckFailedException =>
  new ConditionalCheckFailedException({
    ...metadata,
    message: 'The conditional request failed',
    ...(row !== undefined && { Item: marshall(row, { removeUndefinedValues: true }) }),
  });

/** Why an item of a transaction failed: its code, or the row that failed its condition. */
export type Reason =
  | 'None'
  | 'ConditionalCheckFailed'
  | 'TransactionConflict'
  | 'ThrottlingError'
  | { readonly row: object };

/** A transaction refused with a reason for each of its items. */
export const transactionCanceled = (...reasons: readonly Reason[]): TransactionCanceledException =>
  new TransactionCanceledException({
    ...metadata,
    message: 'Transaction cancelled',
    CancellationReasons: reasons.map((reason) =>
      typeof reason === 'string'
        ? { Code: reason }
        : {
            Code: 'ConditionalCheckFailed',
            Item: marshall(reason.row, { removeUndefinedValues: true }),
          },
    ),
  });

/** Any other error of DynamoDB, by its name. */
export const dynamoDbError = (name: string): DynamoDBServiceException =>
  new DynamoDBServiceException({
    ...metadata,
    name,
    $fault: 'server',
    message: 'ada@example.com: try later',
  });
