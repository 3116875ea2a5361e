import { PassThrough } from 'node:stream';
import { terminal } from '../../../scripts/terminal/terminal.ts';

/** A terminal with somebody at it, who types this; what was shown on it. */
const typing = (text: string) => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const streams = { stdin, stdout: new PassThrough(), stderr: new PassThrough() };
  stdin.end(text);
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return {
    ...terminal(streams),
    out: () => read(streams.stdout),
    shown: () => read(streams.stderr),
  };
};

describe('a question before money moves', () => {
  test.each([
    ['y', true],
    ['YES', true],
    [' y ', true],
    ['n', false],
    ['', false],
    ['yeah', false],
  ])('takes %j as %p', async (answer, means) => {
    expect(await typing(`${answer}\n`).confirm('Capture $28.00?')).toBe(means);
  });

  test('that nobody answers is a no, and does not wait for ever', async () => {
    expect(await typing('').confirm('Capture $28.00?')).toBe(false);
  });

  test('is beside the output, which may go into a pipe', async () => {
    const { confirm, out, shown } = typing('y\n');
    await confirm('Capture $28.00?');
    expect([out(), shown()]).toEqual(['', expect.stringContaining('Capture $28.00? [y/N] ')]);
  });
});

test('what is typed hidden is not shown', async () => {
  const { ask, shown } = typing('sk_test_secret\n');
  expect(await ask('STRIPE_SECRET_KEY: ', true)).toBe('sk_test_secret');
  expect(shown()).toBe('STRIPE_SECRET_KEY: \n');
});

test('answers are printed, and notes stay out of them', () => {
  const { print, note, out, shown } = typing('');
  print('an answer');
  note('a note');
  expect([out(), shown()]).toEqual(['an answer\n', 'a note\n']);
});

test('nobody is there where the input is not a terminal', () => {
  const streams = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  };
  expect(terminal(streams).isInteractive).toBe(false);
  expect(typing('').isInteractive).toBe(true);
});
