import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createQueues } from '../../local/queues.ts';
import { resolveStack } from '../../local/template/stack.ts';

const stack = resolveStack(
  {
    stackName: 'Shop',
    template: {
      Parameters: {},
      Resources: { Failed: { Type: 'AWS::SQS::Queue' }, Other: { Type: 'AWS::SQS::Queue' } },
      Outputs: {},
    },
    assetPath: (key) => key,
  },
  {},
);
const bodies = (folder?: string) =>
  createQueues(stack, folder).map(({ messages }) => messages.map(({ body }) => body));

test('a queue keeps its messages between runs, each queue its own', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'queues-'));
  const [failed, other] = createQueues(stack, folder);
  failed?.send('a');
  other?.send('b');
  failed?.send('c');
  appendFileSync(path.join(folder, 'queues.jsonl'), '{"arn":"half');
  expect(bodies(folder)).toEqual([['a', 'c'], ['b']]);
});

test('a queue without a folder keeps nothing between runs', () => {
  createQueues(stack)[0]?.send('a');
  expect(bodies()).toEqual([[], []]);
});
