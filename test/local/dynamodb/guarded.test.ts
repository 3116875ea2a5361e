import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { startGuarded } from '../../../local/dynamodb/guarded.ts';

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

/** A program that holds a connection to this test for as long as it lives. */
const connecting = () =>
  [process.execPath, '-e', `require('node:net').connect(${port}, '127.0.0.1')`] as const;
const nextConnection = async (): Promise<Socket> => {
  const [socket] = (await once(server, 'connection')) as [Socket];
  return socket.resume();
};

test('a command runs until it is stopped', async () => {
  const connected = nextConnection();
  const command = startGuarded(connecting());
  const socket = await connected;
  expect(command.hasEnded()).toBe(false);
  const closed = once(socket, 'close');
  await command.stop();
  await closed;
  expect(command.hasEnded()).toBe(true);
});

test('a command ends when the process that started it is killed', async () => {
  const connected = nextConnection();
  const guarded = path.resolve(import.meta.dirname, '../../../local/dynamodb/guarded.ts');
  const starter = spawn(process.execPath, [
    '-e',
    `import(${JSON.stringify(guarded)}).then(({ startGuarded }) => startGuarded(${JSON.stringify(connecting())}))`,
  ]);
  const closed = once(await connected, 'close');
  starter.kill('SIGKILL');
  await closed;
});

test('what a command says last is kept', async () => {
  const script = "console.error('x'.repeat(3000)); console.error('the end');";
  const command = startGuarded([process.execPath, '-e', script]);
  await command.ended;
  expect(command.said()).toMatch(/^x{1900,2000}\nthe end$/);
});

test('a command that does not exist ends at once, and says so', async () => {
  const command = startGuarded(['/nowhere/dynoxide']);
  await command.ended;
  expect(command.said()).toMatch(/ENOENT/);
});
