/** The messages in the queues. */
import type { Overview } from '../overview.ts';
import { node } from './nodes.ts';
import { fill } from './table.ts';
import { time } from './words.ts';

/** Lists them queue by queue, the newest of each first. */
export const showQueues = (queues: Overview['queues']): void => {
  fill(
    'queues',
    ['Queue', 'At', 'Message'],
    queues.flatMap(({ name, messages }) =>
      messages
        .toReversed()
        .map(
          ({ id, sentAt, body }) =>
            [
              id,
              name,
              time(sentAt),
              node('span', { className: 'text', textContent: body }),
            ] as const,
        ),
    ),
  );
};
