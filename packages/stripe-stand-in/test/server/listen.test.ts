import { createServer } from 'node:http';
import { listen } from '../../src/server/listen.ts';

const close = (server: ReturnType<typeof createServer>) =>
  new Promise((resolve) => server.close(resolve));

test('0 takes a port that is free, and says which', async () => {
  const server = createServer();
  expect(await listen(server, 0)).toBeGreaterThan(1023);
  await close(server);
});

test('a port that is taken is a sentence that says what to do', async () => {
  const [first, second] = [createServer(), createServer()];
  const port = await listen(first, 0);
  await expect(listen(second, port)).rejects.toThrow(
    `Port ${port} is taken by another program. Stop that program or choose another port`,
  );
  await close(first);
});
