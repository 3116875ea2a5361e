import { propertiesOf, template } from '../support/template.ts';

describe('the events of orders', () => {
  test('come from the table’s stream, with both states of a row', () => {
    expect(propertiesOf('AWS::DynamoDB::Table').TablesOrders).toMatchObject({
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  test('are tried for as long as the stream keeps them, and then put aside', () => {
    const [mapping, ...others] = Object.values(propertiesOf('AWS::Lambda::EventSourceMapping'));
    expect(others).toEqual([]);
    expect(mapping).toMatchObject({
      EventSourceArn: '<TablesOrders.StreamArn>',
      FunctionName: '<OrderEventsPublishOrderEvents>',
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 1000,
      MaximumRecordAgeInSeconds: 20 * 60 * 60,
      DestinationConfig: { OnFailure: { Destination: '<OrderEventsPutAside.Arn>' } },
    });
  });

  test('that were put aside are kept for two weeks, encrypted', () => {
    expect(propertiesOf('AWS::SQS::Queue').OrderEventsPutAside).toMatchObject({
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      SqsManagedSseEnabled: true,
    });
  });

  test('have a bus of the stack’s own, and an example of a rule', () => {
    expect(propertiesOf('AWS::Events::EventBus').OrderEventsBus).toMatchObject({
      Name: 'Holdfast-Orders',
    });
    expect(propertiesOf('AWS::Events::Rule').OrderEventsPaidOrders).toMatchObject({
      EventBusName: '<OrderEventsBus>',
      EventPattern: { source: ['holdfast'], 'detail-type': ['order.paid'] },
    });
    expect(template().Outputs.OrderEventsBus?.Value).toBe('<OrderEventsBus.Arn>');
  });
});
