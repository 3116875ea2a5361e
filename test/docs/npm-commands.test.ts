/** Each `npm run …` that a document names is there, with the options that the document gives it. */
import packageJson from '../../package.json' with { type: 'json' };
import { runScript } from '../support/run-script.ts';
import { documentOf, readDocuments } from './documents.ts';
import { type NpmCommand, npmCommandsOf } from './npm-commands.ts';

const scripts: Readonly<Record<string, string>> = packageJson.scripts;

const commands = readDocuments().flatMap((document) =>
  npmCommandsOf(document).map((command) => ({ ...command, file: document.file })),
);

/** What a command says of itself, asked once. */
const usages = new Map<string, Promise<string>>();
const usageOf = (script: string): Promise<string> => {
  const asked = usages.get(script) ?? ask(scripts[script] ?? '');
  usages.set(script, asked);
  return asked;
};

const ask = async (line: string): Promise<string> => {
  const ours = /^node ((?:scripts|bench)\/\S+\.ts)$/.exec(line)?.[1];
  const cdk = /^cdk (\w+)/.exec(line)?.[1];
  if (ours !== undefined) return (await runScript(ours, ['--help'])).stdout;
  if (cdk !== undefined) {
    return (await runScript('node_modules/aws-cdk/bin/cdk', [cdk, '--help'])).stdout;
  }
  // `npm start` has no help, and says what it takes when it is given something else.
  if (line === 'node local/main.ts') return (await runScript('local/main.ts', ['--hepl'])).stderr;
  return 'It takes no options.';
};

/** An option with its value after `=`, such as `--add=-2`, is that option. */
const faultsOf = async ({ script, forNpm, args }: NpmCommand): Promise<readonly string[]> => {
  if (!(script in scripts)) return [`there is no script ${script}`];
  // `npm test -w <package>` is the test of one of the packages.
  if (forNpm.length > 0 && forNpm[0] !== '-w')
    return [`npm itself takes ${forNpm[0]}: -- is missing`];
  if (args.length === 0) return [];
  const usage = await usageOf(script);
  const named = new Set(usage.match(/(?<![\w-])--?\w[\w-]*/g));
  const options = args.filter((arg) => /^--?[a-z]/.test(arg)).map((arg) => arg.replace(/=.*/, ''));
  const unknown = options
    .filter((option) => !named.has(option))
    .map((option) => `${script} has no option ${option}`);
  const [command = ''] = args;
  const lacks = script === 'orders' && /^[a-z]+$/.test(command) && !usage.includes(`  ${command} `);
  return lacks ? [...unknown, `orders has no command ${command}`] : unknown;
};

test('the documents name commands', () => {
  expect(commands.map(({ script }) => script)).toEqual(
    expect.arrayContaining(['start', 'test', 'deploy', 'connect-stripe', 'orders', 'simulate']),
  );
});

const each = [...new Map(commands.map((command) => [command.written, command])).values()];

test.concurrent.each(each.map((command) => [command.written, command.file, command] as const))(
  '`%s` in %s is as the command says of itself',
  async (_written, _file, command) => {
    expect(await faultsOf(command)).toEqual([]);
  },
);

test.each([
  ['`npm run simulat -- --seeds 9`', 'there is no script simulat'],
  ['`npm run orders -- lst`', 'orders has no command lst'],
  ['`npm run orders -- list --awaitng`', 'orders has no option --awaitng'],
  ['`npm start -- --clean`', 'start has no option --clean'],
  ['`npm run check -- --fast`', 'check has no option --fast'],
  ['`npm run simulate --seeds 9`', 'npm itself takes --seeds: -- is missing'],
])('%s would be found', async (prose, fault) => {
  const faults = await Promise.all(npmCommandsOf(documentOf('a.md', prose)).map(faultsOf));

  expect(faults).toEqual([[fault]]);
});
