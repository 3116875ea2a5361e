import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';

const guard = path.resolve(import.meta.dirname, '../../../local/dynamodb/guard.ts');

let server: Server;
let connect: string;
beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  connect = `require('node:net').connect(${port}, '127.0.0.1');`;
});
afterAll(() => server.close());

/** A guarded script, and the connection to this test that it holds for as long as it lives. */
const guarded = async (script: string): Promise<{ guarding: ChildProcess; socket: Socket }> => {
  const connected = once(server, 'connection');
  const guarding = spawn(process.execPath, [guard, process.execPath, '-e', script]);
  const [socket] = (await connected) as [Socket];
  return { guarding, socket: socket.resume() };
};

test('the command ends when the other end of its standard input is closed', async () => {
  const { guarding, socket } = await guarded(connect);
  const closed = once(socket, 'close');
  guarding.stdin?.end();
  await closed;
});

test('what the command has started ends with it', async () => {
  const child = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(connect)}]);`;
  const { guarding, socket } = await guarded(child);
  const closed = once(socket, 'close');
  guarding.stdin?.end();
  await closed;
});

test('a command that does not listen to a polite end is killed', async () => {
  const { guarding, socket } = await guarded(`process.on('SIGTERM', () => {}); ${connect}`);
  const closed = once(socket, 'close');
  guarding.stdin?.end();
  await closed;
});

test('the guard ends with the command, and with the same exit code', async () => {
  const { guarding, socket } = await guarded(connect);
  socket.destroy();
  const [code] = await once(guarding, 'exit');
  expect(code).toBe(0);
  const failing = spawn(process.execPath, [guard, process.execPath, '-e', 'process.exit(3)']);
  expect(await once(failing, 'exit')).toEqual([3, null]);
});

test('a command that does not exist is reported, and the guard ends as a shell would', async () => {
  const missing = spawn(process.execPath, [guard, '/nowhere/dynoxide']);
  missing.stderr.setEncoding('utf8');
  const said = once(missing.stderr, 'data');
  expect(await once(missing, 'exit')).toEqual([127, null]);
  expect(await said).toEqual([expect.stringContaining('ENOENT')]);
});
