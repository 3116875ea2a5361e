import { definition } from '../support/template.ts';

const { Declined, CountDecline, DeclineNotCounted } = definition().States;

describe('CountDecline', () => {
  test('counts by the minute in which it is entered, in the row of that hour, without a function', () => {
    expect(CountDecline).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Parameters: {
        TableName: '<TablesAttempts>',
        Key: {
          viewer: {
            'S.$':
              "States.Format('hour {}', States.ArrayGetItem(States.StringSplit($$.State.EnteredTime, ':'), 0))",
          },
        },
        UpdateExpression: 'ADD #count :one',
        ExpressionAttributeNames: {
          '#count.$':
            "States.Format('declines{}', States.ArrayGetItem(States.StringSplit($$.State.EnteredTime, ':'), 1))",
        },
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    });
  });

  test('comes after the shopper was told, and ends the execution', () => {
    expect(Declined?.Next).toBe('CountDecline');
    expect(CountDecline?.End).toBe(true);
    expect(CountDecline?.ResultPath).toBeNull();
  });

  test('drops a count that fails, at once: it changes no ending, and keeps no row hot', () => {
    expect(CountDecline).not.toHaveProperty('Retry');
    expect(CountDecline?.TimeoutSeconds).toBe(5);
    expect(CountDecline?.Catch).toMatchObject([
      { ErrorEquals: ['States.ALL'], Next: 'DeclineNotCounted' },
    ]);
    expect(DeclineNotCounted?.Type).toBe('Succeed');
  });
});
