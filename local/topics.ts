/** SNS topics, as lists of what was published on them. Nobody subscribes on one machine. */
import type { Stack } from './template/stack.ts';

export type Topic = {
  readonly logicalId: string;
  readonly arn: string;
  /** The last 2000, oldest first. */
  readonly messages: readonly TopicMessage[];
  readonly publish: (text: string) => void;
};

export type TopicMessage = { readonly publishedAt: number; readonly text: string };

const keptMessages = 2000;

/** The template's topics. */
export const createTopics = (stack: Stack): readonly Topic[] =>
  stack.ofType('AWS::SNS::Topic').map(({ logicalId, arn }) => {
    const messages: TopicMessage[] = [];
    return {
      logicalId,
      arn,
      messages,
      publish: (text) => {
        messages.push({ publishedAt: Date.now(), text });
        if (messages.length > keptMessages) messages.shift();
      },
    };
  });
