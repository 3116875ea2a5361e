/** Whether anybody is told when something goes wrong: with real money, somebody has to be. */
export type Subscribers = { readonly confirmed: number; readonly pending: number };

type Question = {
  /** Undefined for a stack of an earlier version, which does not name its topic. */
  readonly topicArn: string | undefined;
  readonly subscribersOf: (topicArn: string) => Promise<Subscribers>;
  readonly say: (line: string) => void;
};

/**
 * Warns when nobody is subscribed to the alarms' topic, and says the command that subscribes. Where
 * that can't be found out it says so: the stack is connected all the same.
 */
export const warnOfSilence = async ({ topicArn, subscribersOf, say }: Question): Promise<void> => {
  if (topicArn === undefined) {
    say(
      'WARNING: The stack names no topic for its alarms: deploy this version of it (npm run deploy).',
    );
    return;
  }
  const toSubscribe =
    `  aws sns subscribe --region ${topicArn.split(':')[3]} --topic-arn ${topicArn} \\\n` +
    '    --protocol email --notification-endpoint you@example.com';
  try {
    const { confirmed, pending } = await subscribersOf(topicArn);
    if (confirmed > 0) return;
    say(
      pending > 0
        ? 'WARNING: This is real money, and nobody is told when something goes wrong: the subscription ' +
            'to the alarms is not confirmed. Follow the link in the mail that AWS has sent, or subscribe again:\n' +
            toSubscribe
        : 'WARNING: This is real money, and nobody is told when something goes wrong. Set alarmEmail and ' +
            `deploy, or subscribe to the alarms, and follow the link in the mail that comes:\n${toSubscribe}`,
    );
  } catch (error) {
    say(
      `WARNING: Whether anybody is told when something goes wrong could not be found out. ${(error as Error).message} ` +
        `To subscribe to the alarms:\n${toSubscribe}`,
    );
  }
};
