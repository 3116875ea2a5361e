/** Every command of package.json, as its users first try it: asked for help, and with a slip of the pen. */
import packageJson from '../../package.json' with { type: 'json' };
import { runScript } from '../support/run-script.ts';

/** `npm start` runs the system and is no command; all others that run a script of ours are. */
const commands = Object.entries(packageJson.scripts).flatMap(([name, line]) => {
  const script = /^node ((?:scripts|bench)\/\S+\.ts)$/.exec(line)?.[1];
  return script === undefined ? [] : [[name, script] as const];
});

test('there are commands', () => {
  expect(commands.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'simulate',
      'verify',
      'fault-table',
      'mutants',
      'pictures',
      'orders',
      'bench',
    ]),
  );
});

test.concurrent.each(commands)('npm run %s -- --help prints its usage', async (name, script) => {
  const { code, stdout, stderr } = await runScript(script, ['--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(new RegExp(`^Usage: npm run ${name}\\b`));
  expect(stdout).toMatch(/^ {2}--help +this text$/m);
});

test.concurrent.each(commands)(
  'npm run %s says which options there are when it does not know one',
  async (name, script) => {
    const { code, stdout, stderr } = await runScript(script, ['--hepl']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Unknown option '--hepl'/);
    expect(stderr).toMatch(new RegExp(`\nUsage: npm run ${name}\\b`));
    expect(stderr).not.toMatch(/\n {4}at /);
  },
);

test.concurrent.each([
  ['scripts/simulate.ts', ['--seed', 'x'], '--seed takes a whole number, not "x".'],
  ['scripts/simulate.ts', ['--seeds', '0'], 'Seeds are a number from 1 on, or a range as 31-250'],
  ['scripts/simulate.ts', ['--seed', '1', '--matrix'], 'Give one of --seeds, --seed, --singles'],
  ['scripts/simulate.ts', ['--case', 'x'], 'A case is "scenario :: caller: call :: which of them'],
  ['scripts/verify.ts', ['--only', 'x'], 'There is no check "x". There are: matrix, seeds'],
  ['scripts/mutants/run.ts', ['--only', 'no such'], 'No defect’s name has “no such” in it.'],
  ['bench/main.ts', ['--load', '--many'], 'Give one of the options, or none for all parts'],
  ['scripts/orders.ts', ['lst'], 'There is no command "lst"'],
  ['scripts/connect-stripe.ts', ['--port', 'x'], '--port takes the port of the page'],
] as const)('%s %j says what is allowed', async (script, args, sentence) => {
  const { code, stdout, stderr } = await runScript(script, args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
});
