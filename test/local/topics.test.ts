import { createTopics } from '../../local/topics.ts';
import { stackOf } from './stack-of.ts';

const stack = stackOf({ Alarms: { Type: 'AWS::SNS::Topic' }, Other: { Type: 'AWS::SNS::Topic' } });

test('a topic keeps what was published on it, each topic its own', () => {
  const [alarms, other] = createTopics(stack);
  alarms?.publish('a');
  other?.publish('b');
  alarms?.publish('c');
  expect(alarms?.messages.map(({ text }) => text)).toEqual(['a', 'c']);
  expect(other?.messages.map(({ text }) => text)).toEqual(['b']);
  expect(alarms?.arn).toMatch(/^arn:aws:sns:us-east-1:000000000000:/);
});

test('a topic forgets what is older than its last 2000 messages', () => {
  const [alarms] = createTopics(stack);
  for (let number = 0; number <= 2000; number += 1) alarms?.publish(`${number}`);
  expect(alarms?.messages).toHaveLength(2000);
  expect(alarms?.messages[0]?.text).toBe('1');
});
