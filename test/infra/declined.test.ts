import { definition } from '../support/template.ts';

const { Declined, AlreadyEnded } = definition().States;

describe('Declined', () => {
  test('tells the shopper why, without a function', () => {
    expect(Declined).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Parameters: {
        TableName: '<TablesCheckouts>',
        Key: { id: { 'S.$': '$.checkoutId' } },
        UpdateExpression: 'SET #status = :declined, refusal = :refusal REMOVE openSince, viewer',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':declined': { S: 'declined' },
          ':processing': { S: 'processing' },
          ':refusal': { 'S.$': '$.refusal' },
        },
      },
      Next: 'CountDecline',
    });
  });

  test('ends only a checkout that nobody has ended', () => {
    expect(Declined?.Parameters?.ConditionExpression).toBe('#status = :processing');
  });

  test('leaves a checkout that has ended as it is, and is no failure', () => {
    const failed = ['DynamoDB.ConditionalCheckFailedException'];
    expect(Declined?.Retry?.[0]).toEqual({ ErrorEquals: failed, MaxAttempts: 0 });
    expect(Declined?.Catch).toMatchObject([{ ErrorEquals: failed, Next: 'AlreadyEnded' }]);
    expect(AlreadyEnded?.Type).toBe('Succeed');
  });

  test('keeps the row out of the execution’s output', () => {
    expect(Declined?.ResultPath).toBeNull();
  });
});
