import { eventBridgeActions } from '../../../local/aws/event-bridge.ts';
import { createEventBuses, type Entry } from '../../../local/events/event-buses.ts';
import { rulesOf } from '../../../local/events/rules.ts';
import type { LambdaFunction } from '../../../local/lambda/function.ts';
import { createQueues } from '../../../local/queues.ts';
import type { Resource } from '../../../local/template/assembly.ts';
import { resolveStack } from '../../../local/template/stack.ts';

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:Shop-Queue';
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:Shop-Tell';
const logGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:Shop-Log';
const toQueue = { Id: 'Target0', Arn: queueArn };
const rule = (properties: object = {}): Resource => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventBusName: { Ref: 'Bus' },
    EventPattern: { source: ['shop'] },
    State: 'ENABLED',
    Targets: [toQueue],
    ...properties,
  },
});

/** A stack with a bus of its own, and what its rules' targets have got. */
const deployed = (rules: Readonly<Record<string, Resource>> = { Rule: rule() }) => {
  const stack = resolveStack(
    {
      stackName: 'Shop',
      template: {
        Parameters: {},
        Resources: {
          Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'Shop-Orders' } },
          Queue: { Type: 'AWS::SQS::Queue' },
          Log: { Type: 'AWS::Logs::LogGroup' },
          ...rules,
        },
        Outputs: {},
      },
      assetPath: (key) => key,
    },
    {},
  );
  const queues = createQueues(stack);
  const invoked: unknown[] = [];
  const logged: [string, unknown][] = [];
  const tell = {
    invoke: async (event: unknown) => {
      invoked.push(event);
      throw new Error('down');
    },
  } as Partial<LambdaFunction> as LambdaFunction;
  const buses = createEventBuses(
    ['Shop-Orders'],
    rulesOf(stack, {
      lambdaByArn: (arn) => (arn === functionArn ? tell : undefined),
      queues,
      log: (group, text) => logged.push([group, JSON.parse(text)]),
    }),
  );
  const action = eventBridgeActions(buses)['AWSEvents.PutEvents'];
  return {
    buses,
    invoked,
    logged,
    queued: () => queues[0]?.messages.map(({ body }) => JSON.parse(body)) ?? [],
    put: (...entries: readonly Entry[]) => action?.({ Entries: entries } as never),
  };
};

const entry: Entry = {
  Source: 'shop',
  DetailType: 'OrderPaid',
  Detail: '{"orderId":"o1"}',
  EventBusName: 'Shop-Orders',
  Time: 1_790_000_000,
};
const event = {
  version: '0',
  id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  'detail-type': 'OrderPaid',
  source: 'shop',
  account: '000000000000',
  time: '2026-09-21T14:13:20Z',
  region: 'us-east-1',
  resources: [],
  detail: { orderId: 'o1' },
};

test('an event gets to every target of the rules that it matches, as EventBridge tells it', () => {
  const Targets = [toQueue, { Id: 'b', Arn: functionArn }, { Id: 'c', Arn: logGroupArn }];
  const { put, queued, invoked, logged, buses } = deployed({
    Rule: rule({ Targets }),
    Other: rule({ EventPattern: { source: ['other'] }, Targets }),
    Off: rule({ State: 'DISABLED' }),
  });
  expect(put(entry)).toEqual({
    FailedEntryCount: 0,
    Entries: [{ EventId: expect.any(String) }],
  });
  expect(queued()).toEqual([event]);
  expect(invoked).toEqual([event]);
  expect(logged).toEqual([['Shop-Log', event]]);
  expect(buses.recent).toEqual([event]);
});

test('a bus is named by its ARN too, and the others’ events stay away', () => {
  const { put, queued } = deployed();
  const arn = 'arn:aws:events:us-east-1:000000000000:event-bus/Shop-Orders';
  put({ ...entry, EventBusName: arn });
  const { EventBusName: _, ...onTheDefaultBus } = entry;
  put(onTheDefaultBus);
  expect(queued()).toHaveLength(1);
});

test('a target may get a part of the event, or a text of its own', () => {
  const { put, queued } = deployed({
    Rule: rule({
      Targets: [
        { ...toQueue, InputPath: '$.detail' },
        { ...toQueue, InputPath: '$.detail.orderId' },
        { ...toQueue, Input: '{"a":1}' },
      ],
    }),
  });
  put(entry);
  expect(queued()).toEqual([{ orderId: 'o1' }, 'o1', { a: 1 }]);
});

test('an entry that is wrong fails alone', () => {
  const { put, queued } = deployed();
  expect(
    put(
      { ...entry, Source: '' },
      { ...entry, Detail: '[]' },
      { ...entry, Detail: '{' },
      { ...entry, Source: 'aws.shop' },
      entry,
    ),
  ).toMatchObject({
    FailedEntryCount: 4,
    Entries: [
      { ErrorCode: 'InvalidArgument' },
      { ErrorCode: 'MalformedDetail' },
      { ErrorCode: 'MalformedDetail' },
      { ErrorCode: 'NotAuthorizedForSourceException' },
      { EventId: expect.any(String) },
    ],
  });
  expect(queued()).toHaveLength(1);
});

test('a bus that there isn’t is refused, and so are none and too many entries', () => {
  const { put, queued } = deployed();
  const named = (name: string) => expect.objectContaining({ name });
  expect(() => put(entry, { ...entry, EventBusName: 'Other' })).toThrow(
    named('ResourceNotFoundException'),
  );
  expect(() => put()).toThrow(named('ValidationException'));
  expect(() => put(...Array.from({ length: 11 }, () => entry))).toThrow(
    named('ValidationException'),
  );
  expect(queued()).toEqual([]);
});

test('the last five hundred events are kept', () => {
  const { put, buses } = deployed({});
  for (let n = 0; n < 501; n += 1) put({ ...entry, Detail: JSON.stringify({ n }) });
  expect(buses.recent).toHaveLength(500);
  expect(buses.recent[0]?.detail).toEqual({ n: 1 });
});

test.each([
  [{ Targets: [{ Id: 'a', Arn: 'arn:aws:sns:…' }] }, 'Rule sends to arn:aws:sns:…'],
  [{ Targets: [{ ...toQueue, InputTransformer: {} }] }, 'a target with InputTransformer'],
  [{ Targets: [{ ...toQueue, InputPath: '$.a[0]' }] }, 'the input path $.a[0]'],
  [{ EventPattern: { source: [{ suffix: 'x' }] } }, 'Rule: {"suffix":"x"}'],
  [{ ScheduleExpression: 'rate(1 day)' }, 'Rule has a pattern and a schedule'],
])('a rule with %j can’t be run here, and is named', (properties, sentence) => {
  expect(() => deployed({ Rule: rule(properties) })).toThrow(sentence);
});
