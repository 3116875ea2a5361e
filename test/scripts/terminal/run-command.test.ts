import { commandOf, runCommand } from '../../../scripts/terminal/run-command.ts';
import { UsageError } from '../../../scripts/terminal/usage-error.ts';

const usage = 'Usage: npm run count -- --to <n>';

/** The exit code of a command that counts, what it printed and what it said beside that. */
const ran = async (args: readonly string[]) => {
  const printed: string[] = [];
  const noted: string[] = [];
  const count = commandOf({
    usage,
    options: { to: { type: 'string' } },
    act: async ({ to }) => {
      if (to === undefined) throw new UsageError('Give --to.');
      if (to === 'infinity') throw new Error('That takes too long.');
      printed.push(`counted to ${to}`);
      return to !== '13';
    },
  });
  const terminal = {
    print: (text: string) => void printed.push(text),
    note: (text: string) => void noted.push(text),
  };
  return { code: await runCommand(count, args, terminal), printed, noted };
};

test('a command that succeeds ends with 0, one that fails with 1', async () => {
  expect(await ran(['--to', '3'])).toEqual({ code: 0, printed: ['counted to 3'], noted: [] });
  expect((await ran(['--to', '13'])).code).toBe(1);
});

test('--help prints the usage, whatever else is typed', async () => {
  expect(await ran(['--help', '--too', '3'])).toEqual({ code: 0, printed: [usage], noted: [] });
});

test.each([
  ['an unknown option', ['--too', '3'], /^Unknown option '--too'/],
  ['an option without its value', ['--to'], /^Option '--to <value>' argument missing/],
  ['a word that is not an option', ['three'], /^Unexpected argument 'three'/],
  ['what the command itself does not understand', [], /^Give --to\./],
])('%s ends with 2, a sentence and the usage', async (_, args, sentence) => {
  const { code, printed, noted } = await ran(args);
  expect([code, printed]).toEqual([2, []]);
  expect(noted[0]).toMatch(sentence);
  expect(noted[0]?.endsWith(`\n\n${usage}`)).toBe(true);
});

test('what could not be done ends with 1 and a sentence', async () => {
  const { code, noted } = await ran(['--to', 'infinity']);
  expect([code, noted]).toEqual([1, ['That takes too long.']]);
});
