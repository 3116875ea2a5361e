import type { BusEvent } from '../../../local/events/event-buses.ts';
import { rulesOf } from '../../../local/events/rules.ts';
import { createQueues } from '../../../local/queues.ts';
import type { Resource } from '../../../local/template/assembly.ts';
import { createTopics } from '../../../local/topics.ts';
import { lambdaOf } from '../lambda-of.ts';
import { stackOf } from '../stack-of.ts';

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:Shop-Queue';
const logGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:Shop-Log';
const topicArn = 'arn:aws:sns:us-east-1:000000000000:Shop-Topic';
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
const event: BusEvent = {
  version: '0',
  id: 'e1',
  'detail-type': 'OrderPaid',
  source: 'shop',
  account: '000000000000',
  time: '2026-09-21T14:13:20Z',
  region: 'us-east-1',
  resources: [],
  detail: { orderId: 'o1' },
};

/** The rules, and what their targets have received. */
const deployed = (rules: Readonly<Record<string, Resource>>) => {
  const stack = stackOf({
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'Shop-Orders' } },
    Queue: { Type: 'AWS::SQS::Queue' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Log: { Type: 'AWS::Logs::LogGroup' },
    ...rules,
  });
  const queues = createQueues(stack);
  const topics = createTopics(stack);
  const tell = lambdaOf('Shop-Tell', () => {
    throw new Error('down');
  });
  const logged: [string, unknown][] = [];
  return {
    rules: rulesOf(stack, {
      lambdaByArn: tell.byArn,
      queues,
      topics,
      log: (group, text) => logged.push([group, JSON.parse(text)]),
    }),
    tell,
    logged,
    published: () => topics[0]?.messages.map(({ text }) => text) ?? [],
    queued: () => queues[0]?.messages.map(({ body }) => JSON.parse(body)) ?? [],
  };
};

test('a rule is for its bus, and for the events that its pattern matches', () => {
  const { rules } = deployed({ Rule: rule(), Other: rule({ EventBusName: undefined }) });
  expect(rules.map(({ busName }) => busName)).toEqual(['Shop-Orders', 'default']);
  expect(rules[0]?.matches(event)).toBe(true);
  expect(rules[0]?.matches({ ...event, source: 'other' })).toBe(false);
});

test('a rule that is switched off, and one with a schedule, are left out', () => {
  const { rules } = deployed({
    Off: rule({ State: 'DISABLED' }),
    Clock: rule({ EventPattern: undefined, ScheduleExpression: 'rate(1 day)' }),
  });
  expect(rules).toEqual([]);
});

test('an event gets to every target, whatever becomes of it at one of them', () => {
  const Targets = [
    { Id: 'a', Arn: lambdaOf('Shop-Tell').arn },
    toQueue,
    { Id: 'c', Arn: logGroupArn },
  ];
  const { rules, tell, queued, logged } = deployed({ Rule: rule({ Targets }) });
  rules[0]?.deliver(event);
  expect(tell.events).toEqual([event]);
  expect(queued()).toEqual([event]);
  expect(logged).toEqual([['Shop-Log', event]]);
});

test('a target may get a part of the event, or a text of its own', () => {
  const { rules, queued } = deployed({
    Rule: rule({
      Targets: [
        { ...toQueue, InputPath: '$.detail' },
        { ...toQueue, InputPath: '$.detail.orderId' },
        { ...toQueue, Input: '{"a":1}' },
      ],
    }),
  });
  rules[0]?.deliver(event);
  expect(queued()).toEqual([{ orderId: 'o1' }, 'o1', { a: 1 }]);
});

test('a topic may get a text that is filled in with parts of the event', () => {
  const InputTransformer = {
    InputPathsMap: { order: '$.detail.orderId', none: '$.detail.none', all: '$.detail' },
    InputTemplate: '"The order <order> is paid<none>"\n"All: <all>, <other>"',
  };
  const { rules, published } = deployed({
    Rule: rule({ Targets: [{ Id: 'a', Arn: topicArn, InputTransformer }] }),
  });
  rules[0]?.deliver({ ...event, detail: { orderId: 'the "$&" one' } });
  expect(published()).toEqual([
    '"The order the \\"$&\\" one is paid"\n"All: {"orderId":"the \\"$&\\" one"}, <other>"',
  ]);
});

test.each([
  [{ Targets: [{ Id: 'a', Arn: 'arn:aws:sns:…' }] }, 'Rule sends to arn:aws:sns:…'],
  [{ Targets: [{ ...toQueue, HttpParameters: {} }] }, 'a target with HttpParameters'],
  [{ Targets: [{ ...toQueue, InputPath: '$.a[0]' }] }, 'the input path $.a[0]'],
  [{ EventPattern: { source: [{ suffix: 'x' }] } }, 'Rule: {"suffix":"x"}'],
  [{ ScheduleExpression: 'rate(1 day)' }, 'Rule has a pattern and a schedule'],
])('a rule with %j can’t be run here, and is named', (properties, sentence) => {
  expect(() => deployed({ Rule: rule(properties) })).toThrow(sentence);
});
