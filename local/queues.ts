/**
 * SQS queues, as lists that the console shows. Nothing consumes them: messages wait for a person.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { appendJsonLine, readJsonLines } from './json-lines.ts';
import type { Stack } from './template/stack.ts';

export type Message = { readonly id: string; readonly sentAt: number; readonly body: string };

export type Queue = {
  readonly logicalId: string;
  readonly arn: string;
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly send: (body: string) => void;
};

/** The template's queues. With a folder, their messages are kept between runs. */
export const createQueues = (stack: Stack, folder?: string): readonly Queue[] => {
  const file = folder === undefined ? undefined : path.join(folder, 'queues.jsonl');
  const kept = file === undefined ? [] : (readJsonLines(file) as Line[]);
  return stack.ofType('AWS::SQS::Queue').map(({ logicalId, arn }) => {
    const messages = kept.filter((line) => line.arn === arn).map(({ message }) => message);
    return {
      logicalId,
      arn,
      messages,
      send: (body) => {
        const message = { id: randomUUID(), sentAt: Date.now(), body };
        messages.push(message);
        if (file !== undefined) appendJsonLine(file, { arn, message });
      },
    };
  });
};

type Line = { readonly arn: string; readonly message: Message };
