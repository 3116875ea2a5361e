import { type Subscribers, warnOfSilence } from '../../../scripts/connect-stripe/subscribers.ts';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:Alarms';
const command =
  `  aws sns subscribe --region eu-west-1 --topic-arn ${topicArn} \\\n` +
  '    --protocol email --notification-endpoint you@example.com';

/** What is said of a topic with these subscribers. */
const saidOf = async (found: Subscribers | Error, arn: string | undefined = topicArn) => {
  const said: string[] = [];
  await warnOfSilence({
    topicArn: arn,
    subscribersOf: async () => {
      if (found instanceof Error) throw found;
      return found;
    },
    say: (line) => void said.push(line),
  });
  return said;
};

test('a topic that somebody is subscribed to needs no word', async () => {
  expect(await saidOf({ confirmed: 1, pending: 1 })).toEqual([]);
});

test('a topic without a subscriber is warned of, with the command that subscribes', async () => {
  const [line = '', ...others] = await saidOf({ confirmed: 0, pending: 0 });
  expect(others).toEqual([]);
  expect(line).toMatch(/^WARNING: .*nobody is told when something goes wrong\. Set alarmEmail/);
  expect(line.endsWith(command)).toBe(true);
});

test('a subscription that was never confirmed is none', async () => {
  const [line = ''] = await saidOf({ confirmed: 0, pending: 1 });
  expect(line).toMatch(/is not confirmed\. Follow the link in the mail/);
  expect(line.endsWith(command)).toBe(true);
});

test('where it can’t be found out that is said, and is no failure', async () => {
  const [line = ''] = await saidOf(new Error('Your AWS credentials may not look at the topic.'));
  expect(line).toMatch(/could not be found out\. Your AWS credentials may not look at the topic\./);
  expect(line.endsWith(command)).toBe(true);
});

test('a stack of an earlier version, which names no topic, is to be deployed again', async () => {
  const said: string[] = [];
  await warnOfSilence({
    topicArn: undefined,
    subscribersOf: () => Promise.reject(new Error('Asked.')),
    say: (line) => void said.push(line),
  });
  expect(said).toEqual([
    expect.stringMatching(/names no topic for its alarms: deploy this version/),
  ]);
});
