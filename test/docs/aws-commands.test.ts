/**
 * The commands for an AWS account that the documents tell people to copy: each is run, with a stand-in
 * for the AWS CLI that knows the synthesized stack. So a name that the template does not have is found
 * here, and not at night.
 */
import { propertiesOf, template } from '../support/template.ts';
import { readDocument, readDocuments } from './documents.ts';
import { openShell, type Shell } from './shell.ts';

const runbook = readDocument('docs/runbook.md');

/** What the runbook has people paste first: it defines `found`, `output`, `logged` and `execution`. */
const pasted = runbook.blocks[0]?.text ?? '';

const scriptsOf = (file: string) =>
  readDocument(file).blocks.filter(({ language, text }) => language === 'sh' && text !== pasted);

/** Each block is for itself; only the tutorial is followed from its first command to its last. */
const scripts = [
  ...['docs/runbook.md', 'docs/teardown.md', 'docs/deploy.md', 'docs/extend.md']
    .flatMap(scriptsOf)
    .map(({ place, text }) => [place, text] as const),
  [
    'docs/tutorial.md',
    scriptsOf('docs/tutorial.md')
      .map(({ text }) => text)
      .join('\n'),
  ] as const,
];

let shell: Shell;
beforeAll(async () => {
  shell = await openShell(pasted);
});
afterAll(() => shell.close());

test('the runbook says first what is to be pasted', () => {
  expect(pasted).toMatch(/^stack=Holdfast\n/);
});

test.each(scripts)('the commands of %s find what they name', async (_, text) => {
  const { status, stderr } = await shell.run(text);

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

/** The runbook's table of the functions' logs: two names a row. */
const inTable = runbook.prose
  .split('\n')
  .flatMap((line) => /^\| [^|]+ \| `(\w+)` \| [^|]+ \| `(\w+)` \|$/.exec(line)?.slice(1) ?? []);

test('the runbook’s table has the log of every function of ours', () => {
  const ofFunctions = Object.entries(propertiesOf('AWS::Lambda::Function'))
    .filter(([, { Handler }]) => Handler === 'index.handler')
    .map(([, { LoggingConfig }]) => (LoggingConfig as { readonly LogGroup?: string })?.LogGroup)
    .filter((logGroup) => logGroup?.startsWith('<Page') === false)
    .map((logGroup) => logGroup?.replace(/^<(\w+)Log>$/, '$1'));

  expect(inTable.toSorted()).toEqual(ofFunctions.toSorted());
});

/** Also as the prose mentions it: `logged WorkflowAuthorize 1h …`. */
const mentioned = Array.from(runbook.prose.matchAll(/`logged (\w+)/g), ([, name = '']) => name);

test.each([...new Set([...inTable, ...mentioned])])('`logged %s` finds one log', async (name) => {
  const { status, stderr, calls } = await shell.run(`logged ${name}`);

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(calls.at(-1)?.slice(0, 2)).toEqual(['logs', 'tail']);
});

/** As in “the output `PageUrl`”. */
const outputs = readDocuments()
  .flatMap(({ prose }) => [...prose.replaceAll('\n', ' ').matchAll(/\boutput `([A-Z]\w+)`/g)])
  .map(([, name = '']) => name);

test.each([...new Set(outputs)])('the stack has the output %s, which a document names', (name) => {
  expect(Object.keys(template().Outputs)).toContain(name);
});

test('a word to look for is sent as one phrase', async () => {
  const { calls } = await shell.run(
    "logged ReconcilerReconcile 1d 'needs a person'\nlogged ApiApi",
  );

  expect(calls.filter(([service]) => service === 'logs')).toEqual([
    expect.arrayContaining(['--since', '1d', '--filter-pattern', '"needs a person"']),
    expect.arrayContaining(['--since', '1h', '--filter-pattern', '']),
  ]);
});

test('an execution is named by its checkout, in the stack’s state machine', async () => {
  const { stdout } = await shell.run('execution chk_1');

  expect(stdout).toMatch(
    /^arn:aws:states:eu-west-1:123456789012:execution:Holdfast-WorkflowStateMachine\w+:chk_1\n$/,
  );
});

test('the breaker’s limit is changed, and the rest of the environment stays as it was', async () => {
  const change = runbook.blocks.find(({ text }) => text.includes('DECLINES_PER_TEN_MINUTES'));
  const { calls } = await shell.run(change?.text ?? '');
  const sent = calls.find(([, operation]) => operation === 'update-function-configuration');
  const { Variables } = JSON.parse(sent?.at(-1) ?? '{}');
  const before = template().Resources.Api?.Properties.Environment as { readonly Variables: object };

  expect(Variables.DECLINES_PER_TEN_MINUTES).toBe('200');
  expect(Object.keys(Variables)).toEqual(Object.keys(before.Variables));
});

test.each([
  [
    'a log that isn’t there',
    'logged WorkflowRefund',
    'There is no AWS::Logs::LogGroup that begins',
  ],
  ['a beginning that several have', 'found Workflow Lambda::Function', 'Several begin so: '],
  ['an output that isn’t there', 'output PageAddress', 'The stack has no output PageAddress.'],
  [
    'a name that nobody set',
    'aws events enable-rule --name ""',
    'An argument is empty, after --name',
  ],
])('%s is refused', async (_, script, sentence) => {
  const { status, stderr } = await shell.run(script);

  expect(status).toBe(254);
  expect(stderr).toContain(sentence);
});
