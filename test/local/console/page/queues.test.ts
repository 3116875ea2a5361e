/**
 * The messages that ended in a queue.
 * @jest-environment @happy-dom/jest-environment
 */
import { showQueues } from '../../../../local/console/page/queues.ts';
import { cellsOf, openPage } from './open-page.ts';

beforeEach(openPage);

test('messages are listed queue by queue, the newest of each first', () => {
  const message = (id: string) => ({ id, sentAt: 0, body: `{"id":"${id}"}` });
  showQueues([
    { name: 'Undelivered', messages: [message('first'), message('second')] },
    { name: 'Empty', messages: [] },
    { name: 'Parked', messages: [message('third')] },
  ]);
  expect(cellsOf('queues').map(([queue, , body]) => [queue, body])).toEqual([
    ['Undelivered', '{"id":"second"}'],
    ['Undelivered', '{"id":"first"}'],
    ['Parked', '{"id":"third"}'],
  ]);
});
