import { createServer } from 'node:http';
import { listen } from '../../src/server/listen.ts';
import { closeAfterTest } from '../support/after-test.ts';

const open = () => {
  const server = createServer();
  closeAfterTest({ close: () => new Promise((resolve) => server.close(resolve)) });
  return server;
};

test('port 0 takes a free port, and says which', async () => {
  expect(await listen(open(), 0)).toBeGreaterThan(1023);
});

test('a port that is taken is refused with a sentence that says what to do', async () => {
  const port = await listen(open(), 0);
  await expect(listen(open(), port)).rejects.toThrow(
    `Port ${port} is taken by another program. Stop that program or choose another port`,
  );
});
