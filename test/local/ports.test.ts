import { createServer } from 'node:net';
import { isPortTaken, PortTaken, portsTaken, readPort } from '../../local/ports.ts';

test.each([
  [undefined, 8080],
  ['1024', 1024],
  ['65532', 65_532],
])('PORT=%p is port %d', (text, port) => {
  expect(readPort(text)).toBe(port);
});

test.each(['80', '65533', 'abc', '8080.5', ''])(
  'PORT=%p is refused with what is allowed',
  (text) => {
    expect(() => readPort(text)).toThrow(
      `PORT is "${text}"; it must be a whole number from 1024 to 65532.`,
    );
  },
);

test('a taken port is known by Node’s own error and by ours, and by no other', async () => {
  const first = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => first.once('listening', resolve));
  const second = createServer().listen(first.address());
  const error = await new Promise((resolve) => second.once('error', resolve));
  first.close();
  expect(isPortTaken(error)).toBe(true);
  expect(isPortTaken(new PortTaken(8080))).toBe(true);
  expect(isPortTaken(new Error('EADDRINUSE'))).toBe(false);
});

test('taken ports are named with what needs them, and with what to do', () => {
  expect(portsTaken(8080, [0, 3]).message).toBe(
    'Already taken: port 8080 (the page), port 8083 (DynamoDB). Stop what uses it, or choose four ' +
      'others in a row: PORT=8180 npm start',
  );
});
