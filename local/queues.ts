/** SQS queues, as lists that the console shows: what ends in one waits there for a person. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Stack } from './template/stack.ts';

export type Message = { readonly id: string; readonly sentAt: number; readonly body: string };

export type Queue = {
  readonly logicalId: string;
  readonly arn: string;
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly send: (body: string) => void;
};

/** The template's queues; with a folder their messages are kept between runs. */
export const createQueues = (stack: Stack, folder?: string): readonly Queue[] => {
  const file = folder === undefined ? undefined : path.join(folder, 'queues.jsonl');
  const kept = file === undefined ? [] : readLines(file);
  return stack.ofType('AWS::SQS::Queue').map(({ logicalId, arn }) => {
    const messages = kept.filter((line) => line.arn === arn).map(({ message }) => message);
    return {
      logicalId,
      arn,
      messages,
      send: (body) => {
        const message = { id: randomUUID(), sentAt: Date.now(), body };
        messages.push(message);
        if (file !== undefined) appendFileSync(file, `${JSON.stringify({ arn, message })}\n`);
      },
    };
  });
};

type Line = { readonly arn: string; readonly message: Message };

const readLines = (file: string): readonly Line[] => {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Line];
      } catch {
        // The last one is half a line when the process was killed while it wrote.
        return [];
      }
    });
};
